import { dot } from './dot'
import type { Ink } from './ShelfLayer'

type Point = [x: number, y: number]

/** A task's route; millimetres. */
export interface Route {
  stops: readonly { at: Point; isDone: boolean }[]
  /** The path through the aisles, from the bench and back. */
  line: readonly Point[]
}

/** Draws the path with its numbered stops: open stops above done ones, the next one on top. */
export function paintRoute(context: CanvasRenderingContext2D, { stops, line }: Route, toScreen: (x: number, y: number) => Point, ink: Ink): void {
  context.lineJoin = 'round'
  context.lineCap = 'round'
  context.beginPath()
  line.map(point => toScreen(...point)).forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)))
  for (const [width, color] of [[7, ink.background], [3, ink.accent]] as const) {
    context.lineWidth = width
    context.strokeStyle = color
    context.stroke()
  }
  context.font = '700 12px "Inter Variable", sans-serif'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const numbered = stops.map((stop, i) => ({ ...stop, number: i + 1 })).sort((a, b) => Number(b.isDone) - Number(a.isDone) || b.number - a.number)
  for (const { at, isDone, number } of numbered) {
    const [x, y] = toScreen(...at)
    dot(context, x, y, 11, isDone ? ink.background : ink.accent, ink.accent)
    context.fillStyle = isDone ? ink.text : ink.onDark
    context.fillText(isDone ? '✓' : String(number), x, y + 0.5)
  }
}
