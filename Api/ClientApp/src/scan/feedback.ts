import { useSyncExternalStore } from 'react'

export type Sound = 'ok' | 'error' | 'done'

interface Settings {
  sound: boolean
  vibration: boolean
}

/** Pitch in Hz, start and length in seconds; distinct enough to recognise with a helmet on, without looking. */
const notes: Record<Sound, readonly (readonly [pitch: number, from: number, length: number])[]> = {
  ok: [[1320, 0, 0.07]],
  done: [[880, 0, 0.09], [1175, 0.1, 0.09], [1568, 0.2, 0.16]],
  error: [[196, 0, 0.2], [147, 0.24, 0.34]],
}
const buzz: Record<Sound, number[]> = { ok: [35], done: [40, 50, 90], error: [160, 70, 160, 70, 220] }
const name = 'feedback'

let settings = read()
let context: AudioContext | undefined
const watchers = new Set<() => void>()

/** Plays feedback by sound and vibration, where the device has them. */
export function tell(sound: Sound): void {
  // Some browsers do not count a scanner's keys as a user gesture and refuse.
  if (settings.vibration && 'vibrate' in navigator) navigator.vibrate(buzz[sound])
  if (settings.sound) play(sound)
}

export function setFeedback(changed: Partial<Settings>): void {
  settings = { ...settings, ...changed }
  localStorage.setItem(name, JSON.stringify(settings))
  for (const watcher of watchers) watcher()
}

export const useFeedback = (): Settings => useSyncExternalStore(watch, () => settings)

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

function play(sound: Sound): void {
  if (!('AudioContext' in globalThis)) return
  context ??= new AudioContext()
  if (context.state === 'suspended') void context.resume()
  const now = context.currentTime
  for (const [pitch, from, length] of notes[sound]) {
    const [tone, volume] = [context.createOscillator(), context.createGain()]
    tone.type = sound === 'error' ? 'square' : 'triangle'
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(sound === 'error' ? 0.25 : 0.4, now + from)
    volume.gain.exponentialRampToValueAtTime(0.001, now + from + length)
    tone.connect(volume).connect(context.destination)
    tone.start(now + from)
    tone.stop(now + from + length)
  }
}

function read(): Settings {
  try {
    return { sound: true, vibration: true, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Settings>) }
  } catch {
    return { sound: true, vibration: true }
  }
}
