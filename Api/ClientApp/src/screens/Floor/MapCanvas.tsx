import { ActionIcon, Group, useComputedColorScheme, VisuallyHidden } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTexts } from '../../i18n/i18n'
import classes from './Floor.module.css'
import { Legend } from './Legend'
import { centreOf, type FloorModel } from './map/floorModel'
import { FloorMap } from './map/FloorMap'
import type { Layer } from './map/layers'
import type { Route } from './map/route'
import type { Ink } from './map/ShelfLayer'
import type { Person, Tour } from './usePeople'

interface Props {
  floor: FloorModel
  version: number
  changes: readonly number[]
  layer: Layer
  at: string | null
  people: readonly Person[]
  tour: Tour | null
  onChoose: (code: string | null) => void
}

const inks: Record<'light' | 'dark', Ink> = {
  light: { background: '#ffffff', line: '#dfe4e8', text: '#14202a', accent: '#6b3fa0', onDark: '#ffffff', isDark: false },
  dark: { background: '#182028', line: '#2d3842', text: '#f0f4f7', accent: '#b79af0', onDark: '#ffffff', isDark: true },
}
const [keyPan, keyZoom, clickMoves] = [90, 1.35, 5]

/** The map: panned by dragging, zoomed by wheel, pinch, buttons and keys. The table shows the same data. */
export function MapCanvas({ floor, version, changes, layer, at, people, tour, onChoose }: Props) {
  const { t } = useTexts()
  const scheme = useComputedColorScheme('light')
  const isStill = useReducedMotion()
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<FloorMap | null>(null)
  const touches = useRef(new Map<number, [number, number]>())
  const moved = useRef(0)

  useEffect(() => {
    if (!canvas.current || !frame.current) return
    const [target, around] = [canvas.current, frame.current]
    const made = new FloorMap(target)
    const sizes = new ResizeObserver(() => made.resize(around.clientWidth, around.clientHeight))
    sizes.observe(around)
    // React's listener is passive and cannot prevent the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      made.wheel(event.deltaY, [event.offsetX, event.offsetY])
    }
    target.addEventListener('wheel', onWheel, { passive: false })
    made.resize(around.clientWidth, around.clientHeight)
    setMap(made)
    return () => {
      sizes.disconnect()
      target.removeEventListener('wheel', onWheel)
      made.stop()
    }
  }, [])
  useEffect(() => map?.show(floor, layer, inks[scheme]), [map, floor, layer, scheme])
  useEffect(() => map?.changed(changes), [map, changes, version])
  useEffect(() => map?.setPickers(marksOf(floor, people), isStill), [map, floor, people, isStill])
  useEffect(() => map?.setRoute(tour && routeOf(floor, tour)), [map, floor, tour])
  useEffect(() => {
    const shelf = at === null ? undefined : floor.indexOf.get(at)
    map?.choose(shelf ?? null)
    if (shelf !== undefined && map?.isOutside(shelf)) map.goTo(shelf)
  }, [map, floor, at])

  const place = (event: PointerEvent<HTMLCanvasElement>): [number, number] => [event.nativeEvent.offsetX, event.nativeEvent.offsetY]
  const onDown = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    touches.current.set(event.pointerId, place(event))
    moved.current = 0
  }
  const onMove = (event: PointerEvent<HTMLCanvasElement>) => {
    const before = touches.current.get(event.pointerId)
    if (!before || !map) return
    const now = place(event)
    const [other] = [...touches.current].filter(([id]) => id !== event.pointerId).map(([, where]) => where)
    if (other) map.zoomBy(distance(now, other) / Math.max(1, distance(before, other)), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2])
    else map.panBy(now[0] - before[0], now[1] - before[1])
    moved.current += distance(before, now)
    touches.current.set(event.pointerId, now)
  }
  const onUp = (event: PointerEvent<HTMLCanvasElement>) => {
    const isClick = touches.current.delete(event.pointerId) && moved.current < clickMoves && touches.current.size === 0
    if (isClick) choose(map?.shelfAt(...place(event)) ?? null)
  }
  const choose = (shelf: number | null) => onChoose(shelf === null ? null : floor.codes[shelf] ?? null)
  const onKey = (event: KeyboardEvent) => {
    if (!map || event.ctrlKey || event.metaKey || event.altKey) return
    const done = keys(event.key, map, choose)
    if (done) event.preventDefault()
  }
  return (
    <div className={classes.map}>
      <div ref={frame} className={classes.canvas}>
        <canvas
          ref={canvas} tabIndex={0} role="application" aria-label={t('floor.map', { count: floor.codes.length })} aria-describedby="floor-keys"
          onPointerDown={onDown} onPointerMove={onMove} onPointerUp={onUp} onPointerCancel={event => touches.current.delete(event.pointerId)}
          onKeyDown={onKey} onFocus={event => map?.focus(event.currentTarget.matches(':focus-visible'))} onBlur={() => map?.focus(false)}
        />
      </div>
      <VisuallyHidden id="floor-keys">{t('floor.keys')}</VisuallyHidden>
      <Group gap={6} className={classes.zoom}>
        <ActionIcon variant="default" size={40} aria-label={t('floor.nearer')} onClick={() => map?.zoomBy(keyZoom)}><IconPlus size={20} aria-hidden /></ActionIcon>
        <ActionIcon variant="default" size={40} aria-label={t('floor.farther')} onClick={() => map?.zoomBy(1 / keyZoom)}><IconMinus size={20} aria-hidden /></ActionIcon>
        <ActionIcon variant="default" size={40} aria-label={t('floor.whole')} onClick={() => map?.fit()}><IconFocusCentered size={20} aria-hidden /></ActionIcon>
      </Group>
      <Legend layer={layer} isDark={scheme === 'dark'} />
    </div>
  )
}

/** Arrow keys pan, plus and minus zoom, 0 shows all, Enter opens the location in the middle, Escape closes it. */
function keys(key: string, map: FloorMap, choose: (shelf: number | null) => void): boolean {
  const moves: Record<string, () => void> = {
    ArrowLeft: () => map.panBy(keyPan, 0), ArrowRight: () => map.panBy(-keyPan, 0), ArrowUp: () => map.panBy(0, keyPan), ArrowDown: () => map.panBy(0, -keyPan),
    '+': () => map.zoomBy(keyZoom), '=': () => map.zoomBy(keyZoom), '-': () => map.zoomBy(1 / keyZoom), '0': () => map.fit(),
    Enter: () => choose(map.shelfAt()), ' ': () => choose(map.shelfAt()), Escape: () => choose(null),
  }
  moves[key]?.()
  return key in moves
}

const distance = (a: [number, number], b: [number, number]) => Math.hypot(a[0] - b[0], a[1] - b[1])

function marksOf(floor: FloorModel, people: readonly Person[]) {
  return people.flatMap(({ picker, name, location }) => {
    const shelf = floor.indexOf.get(location)
    return shelf === undefined ? [] : [{ picker, name, shelf }]
  })
}

function routeOf(floor: FloorModel, { task, walk }: Tour): Route {
  const stops = task.stops.flatMap(stop => {
    const shelf = floor.indexOf.get(stop.location)
    return shelf === undefined ? [] : [{ at: centreOf(floor, shelf), isDone: stop.done + stop.short >= stop.quantity }]
  })
  return { stops, line: walk.x.map((x, i) => [x, walk.y[i] ?? 0]) }
}
