import { fit, pan, seen, toFloor, toScreen, zoom, type Camera, type Inset, type Size } from './camera'
import { boxOf, centreOf, type FloorModel } from './floorModel'
import type { Layer } from './layers'
import { dot } from './dot'
import { nameHeight, placeNames } from './names'
import { paintRoute, type Route } from './route'
import { ShelfLayer, type Ink } from './ShelfLayer'

export interface PickerMark {
  picker: string
  name: string
  shelf: number
}

/** Duration of a picker's animation from one location to the next. */
const walkMs = 700
/** The scale from which names of aisles and numbers of stops are drawn. */
const forNames = 0.0045
const wheelFactor = 1.0016
/** How long after the last movement the image is repainted sharp. */
const restMs = 140
/** Margins for names beside the outermost shelves, the buttons, and the legend, which has two lines on a narrow screen. */
const insetOf = ({ width }: Size): Inset => (width < 700 ? { side: 4, top: 60, bottom: 124 } : { side: 24, top: 84, bottom: 84 })

/** Draws a floor on a canvas: shelves from a cached image, with moving objects on top. Paints only after a change. */
export class FloorMap {
  private camera: Camera = { x: 0, y: 0, scale: 0.01 }
  private size: Size = { width: 1, height: 1 }
  private shelves: ShelfLayer | null = null
  private frame = 0
  private rest: ReturnType<typeof setTimeout> | undefined
  private ratio = 1
  private readonly walks = new Map<string, { from: [number, number]; to: [number, number]; since: number }>()

  private model: FloorModel | null = null
  private layer: Layer | null = null
  private ink: Ink | null = null
  private pickers: readonly PickerMark[] = []
  private route: Route | null = null
  private chosen: number | null = null
  private hasFocus = false
  /** Whether the map still shows the whole floor, without panning or zooming. */
  private isWhole = true

  private readonly canvas: HTMLCanvasElement
  private readonly context: CanvasRenderingContext2D | null

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas
    this.context = canvas.getContext('2d', { alpha: false })
  }

  show(model: FloorModel, layer: Layer, ink: Ink): void {
    const isNew = this.model?.codes !== model.codes
    Object.assign(this, { model, layer, ink })
    this.shelves = new ShelfLayer(model, layer, ink, this.ratio, Date.now())
    if (isNew) this.showWhole(model)
    this.draw()
  }

  resize(width: number, height: number): void {
    this.size = { width, height }
    // A pixel ratio above 2 is not visible and costs time.
    this.ratio = Math.min(2, globalThis.devicePixelRatio || 1)
    this.canvas.width = Math.round(width * this.ratio)
    this.canvas.height = Math.round(height * this.ratio)
    if (this.model && this.layer && this.ink) {
      this.shelves = new ShelfLayer(this.model, this.layer, this.ink, this.ratio, Date.now())
      if (this.isWhole) this.showWhole(this.model)
    }
    this.draw()
  }

  /** Figures of some shelves changed. */
  changed(shelves: readonly number[]): void {
    this.shelves?.repaint(shelves)
    this.draw()
  }

  setPickers(pickers: readonly PickerMark[], isStill: boolean): void {
    const now = performance.now()
    for (const { picker, shelf } of pickers) {
      if (!this.model) continue
      const to = centreOf(this.model, shelf)
      const walk = this.walks.get(picker)
      if (walk?.to[0] === to[0] && walk.to[1] === to[1]) continue
      this.walks.set(picker, { from: walk && !isStill ? this.placeOf(picker, now) : to, to, since: now })
    }
    this.pickers = pickers
    this.draw()
  }

  setRoute(route: Route | null): void {
    this.route = route
    this.draw()
  }

  choose(shelf: number | null): void {
    this.chosen = shelf
    this.draw()
  }

  focus(hasFocus: boolean): void {
    this.hasFocus = hasFocus
    this.draw()
  }

  /** Centres a shelf, zooming in as far as needed to see it. */
  goTo(shelf: number): void {
    if (!this.model) return
    const [x, y] = centreOf(this.model, shelf)
    this.move({ x, y, scale: Math.max(this.camera.scale, 0.03) })
  }

  /** Returns whether a shelf is out of view or too small. */
  isOutside(shelf: number): boolean {
    if (!this.model) return false
    const [x, y] = toScreen(this.camera, this.size, ...centreOf(this.model, shelf))
    return x < 20 || y < 20 || x > this.size.width - 20 || y > this.size.height - 20 || this.camera.scale < 0.004
  }

  fit(): void {
    if (!this.model) return
    this.move(fit(this.model.bounds, this.size, insetOf(this.size)))
    this.isWhole = true
  }

  panBy(dx: number, dy: number): void {
    this.move(pan(this.camera, dx, dy))
  }

  zoomBy(factor: number, at?: [number, number]): void {
    this.move(zoom(this.camera, this.size, factor, at))
  }

  wheel(delta: number, at: [number, number]): void {
    this.zoomBy(wheelFactor ** -delta, at)
  }

  /** The shelf at a point of the canvas; without one, in the middle. */
  shelfAt(x = this.size.width / 2, y = this.size.height / 2): number | null {
    return this.model?.grid.at(...toFloor(this.camera, this.size, x, y)) ?? null
  }

  stop(): void {
    cancelAnimationFrame(this.frame)
    clearTimeout(this.rest)
  }

  private showWhole(model: FloorModel): void {
    this.camera = fit(model.bounds, this.size, insetOf(this.size))
    this.isWhole = true
  }

  private move(camera: Camera): void {
    this.camera = camera
    this.isWhole = false
    if (this.shelves) this.shelves.isMoving = true
    clearTimeout(this.rest)
    this.rest = setTimeout(() => {
      if (this.shelves) this.shelves.isMoving = false
      this.draw()
    }, restMs)
    this.draw()
  }

  private draw(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.paint)
  }

  private readonly paint = (now: number): void => {
    this.frame = 0
    const { context, model, ink, shelves } = this
    if (!context || !model || !ink || !shelves) return
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0)
    context.fillStyle = ink.background
    context.fillRect(0, 0, this.size.width, this.size.height)
    const hasMore = shelves.draw(context, this.camera, this.size)
    if (this.route) paintRoute(context, this.route, (x, y) => toScreen(this.camera, this.size, x, y), ink)
    if (this.camera.scale > forNames) this.paintAisles(context, model, ink)
    if (this.chosen !== null) this.paintChosen(context, model, ink, this.chosen)
    const isWalking = this.paintPickers(context, ink, now)
    if (this.hasFocus) this.paintCross(context, ink)
    if (hasMore || isWalking) this.draw()
  }

  private paintAisles(context: CanvasRenderingContext2D, model: FloorModel, ink: Ink): void {
    const view = seen(this.camera, this.size)
    context.fillStyle = ink.text
    context.font = '700 13px "Inter Variable", sans-serif'
    context.textAlign = 'center'
    context.textBaseline = 'top'
    // Outlines names, because a route may pass below them.
    context.lineWidth = 4
    context.strokeStyle = ink.background
    for (const { name, x, y } of model.aisles) {
      if (x < view.left || x > view.right) continue
      const [sx, sy] = toScreen(this.camera, this.size, x, y - model.depth * 0.7)
      const top = Math.min(this.size.height - 20, Math.max(6, sy))
      context.strokeText(name, sx, top)
      context.fillText(name, sx, top)
    }
    context.font = '600 12px "Inter Variable", sans-serif'
    for (const shelf of model.places) {
      const [sx, sy] = toScreen(this.camera, this.size, ...centreOf(model, shelf))
      const [code, low] = [model.codes[shelf] ?? '', sy + (model.depth / 2) * this.camera.scale + 3]
      const half = context.measureText(code).width / 2 + 6
      const isSeen = sx > 0 && sx < this.size.width && sy > 0 && sy < this.size.height
      context.fillText(code, isSeen ? Math.min(this.size.width - half, Math.max(half, sx)) : sx, low)
    }
  }

  private paintChosen(context: CanvasRenderingContext2D, model: FloorModel, ink: Ink, shelf: number): void {
    const box = boxOf(model, shelf)
    const [x, y] = toScreen(this.camera, this.size, box.left, box.top)
    const [right, low] = toScreen(this.camera, this.size, box.right, box.bottom)
    context.lineWidth = 3
    context.strokeStyle = ink.text
    context.strokeRect(x - 3, y - 3, Math.max(6, right - x) + 6, Math.max(6, low - y) + 6)
    context.strokeStyle = ink.background
    context.lineWidth = 1
    context.strokeRect(x - 1, y - 1, Math.max(6, right - x) + 2, Math.max(6, low - y) + 2)
  }

  private paintPickers(context: CanvasRenderingContext2D, ink: Ink, now: number): boolean {
    const present = this.pickers.filter(({ picker }) => this.walks.has(picker))
    const places = present.map(({ picker, name }) => ({ name, at: toScreen(this.camera, this.size, ...this.placeOf(picker, now)) }))
    context.font = '650 12px "Inter Variable", sans-serif'
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    for (const { at: [x, y] } of places) dot(context, x, y, 9, '#d2337a', '#ffffff')
    const names = placeNames(places.map(({ name, at: [x, y] }) => ({ x, y, width: context.measureText(name).width + 12 })), this.size.width)
    places.forEach(({ name }, i) => {
      const { x, y, width } = names[i] ?? { x: 0, y: 0, width: 0 }
      context.fillStyle = '#101820e0'
      context.fillRect(x - width / 2, y - nameHeight / 2, width, nameHeight)
      context.fillStyle = ink.onDark
      context.fillText(name, x, y)
    })
    return present.some(({ picker }) => now - (this.walks.get(picker)?.since ?? 0) < walkMs)
  }

  /** Marks the location that Enter opens, for keyboard users. */
  private paintCross(context: CanvasRenderingContext2D, ink: Ink): void {
    const [x, y] = [this.size.width / 2, this.size.height / 2]
    context.strokeStyle = ink.text
    context.lineWidth = 2
    context.beginPath()
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) {
      context.moveTo(x + dx * 6, y + dy * 6)
      context.lineTo(x + dx * 16, y + dy * 16)
    }
    context.stroke()
  }

  private placeOf(picker: string, now: number): [number, number] {
    const walk = this.walks.get(picker)
    if (!walk) return [0, 0]
    const gone = Math.min(1, Math.max(0, (now - walk.since) / walkMs))
    const eased = 1 - (1 - gone) ** 3
    return [walk.from[0] + (walk.to[0] - walk.from[0]) * eased, walk.from[1] + (walk.to[1] - walk.from[1]) * eased]
  }
}
