import { seen, type Camera, type Size } from './camera'
import { boxOf, type Box, type FloorModel } from './floorModel'
import { stepOf, type Layer } from './layers'

export interface Ink {
  background: string
  line: string
  text: string
  accent: string
  /** The text colour on dark steps; `text` is for light ones. */
  onDark: string
  isDark: boolean
}

/** A painted image of shelves, larger than the screen, and the part of the floor that it shows. */
interface Picture {
  canvas: HTMLCanvasElement
  scale: number
  box: Box
}

/** How much is painted beyond each side of the screen, as a fraction of its size. */
const beyond = 0.35
/** How far an image is scaled before another is painted. */
const [leastStretch, mostStretch] = [0.55, 1.6]
/** How long one frame may paint; milliseconds. */
const sliceMs = 4
const inSlice = 400
/** The width in pixels from which a shelf's code is drawn on it. */
const forCode = 40
/** Below this the gap between shelves is not drawn. */
const forGap = 3

/**
 * Paints shelves once into an image and moves the image, so that panning and zooming draw one image however many shelves there are.
 * An image that no longer fits is replaced by one that is painted a few milliseconds per frame while the old one is still shown.
 */
export class ShelfLayer {
  private now: Picture | null = null
  private next: { picture: Picture; context: CanvasRenderingContext2D; shelves: Int32Array; done: number } | null = null
  private isStale = true
  private readonly pool: HTMLCanvasElement[] = []

  private readonly model: FloorModel
  private readonly layer: Layer
  private readonly ink: Ink
  private readonly ratio: number
  private readonly at: number
  private readonly palette: readonly string[]

  constructor(model: FloorModel, layer: Layer, ink: Ink, ratio: number, at: number) {
    this.model = model
    this.layer = layer
    this.ink = ink
    this.ratio = ratio
    this.at = at
    this.palette = ink.isDark ? layer.dark : layer.light
  }

  /** Draws the image and paints a little more of the next; returns true when there is more to paint. */
  draw(context: CanvasRenderingContext2D, camera: Camera, size: Size): boolean {
    if (!this.next && this.isWanting(camera, size)) this.begin(camera, size)
    // The first image is painted at once: there is nothing to show before it.
    if (this.next) this.paint(this.now === null ? Infinity : sliceMs)
    const { now } = this
    if (now) {
      const scale = camera.scale / now.scale
      const x = size.width / 2 + (now.box.left - camera.x) * camera.scale
      const y = size.height / 2 - (now.box.top - camera.y) * camera.scale
      context.imageSmoothingEnabled = Math.abs(scale - 1) > 0.001
      context.imageSmoothingQuality = 'low'
      context.drawImage(now.canvas, x, y, (now.canvas.width / this.ratio) * scale, (now.canvas.height / this.ratio) * scale)
    }
    return this.next !== null
  }

  /** Paints shelves again whose figures changed. */
  repaint(shelves: readonly number[]): void {
    for (const target of [this.now && { picture: this.now, context: this.now.canvas.getContext('2d') }, this.next]) {
      if (!target?.context) continue
      for (const shelf of shelves) this.paintOne(target.context, target.picture, shelf)
    }
  }

  private isWanting(camera: Camera, size: Size): boolean {
    if (!this.now || this.isStale) return true
    const stretch = camera.scale / this.now.scale
    if (stretch < leastStretch || stretch > mostStretch) return true
    const [view, { box }] = [seen(camera, size), this.now]
    // Outside of the floor there is nothing to paint.
    const { bounds } = this.model
    const misses = (a: number, b: number, end: number, sign: number) => (a - b) * sign < 0 && (end - b) * sign < 0
    return misses(view.left, box.left, bounds.left, 1) || misses(view.bottom, box.bottom, bounds.bottom, 1)
      || misses(view.right, box.right, bounds.right, -1) || misses(view.top, box.top, bounds.top, -1)
      || (Math.abs(stretch - 1) > 0.001 && !this.isMoving)
  }

  /** Set while the user drags or zooms: the image is repainted sharp afterwards. */
  isMoving = false

  /** Figures, colours or the size changed. */
  spoil(): void {
    this.isStale = true
    this.next = null
  }

  private begin(camera: Camera, size: Size): void {
    const { scale } = camera
    const [width, height] = [size.width * (1 + 2 * beyond), size.height * (1 + 2 * beyond)]
    const box = seen(camera, { width, height })
    const canvas = this.pool.pop() ?? document.createElement('canvas')
    canvas.width = Math.ceil(width * this.ratio)
    canvas.height = Math.ceil(height * this.ratio)
    const context = canvas.getContext('2d', { alpha: false })
    if (!context) return
    context.fillStyle = this.ink.background
    context.fillRect(0, 0, canvas.width, canvas.height)
    const shelves: number[] = []
    this.model.grid.within(box.left, box.bottom, box.right, box.top, shelf => shelves.push(shelf))
    // Grouped by colour, because changing the colour for every shelf costs more than painting it.
    const steps = new Map(shelves.map(shelf => [shelf, this.stepOf(shelf)]))
    shelves.sort((a, b) => (steps.get(a) ?? 0) - (steps.get(b) ?? 0))
    this.next = { picture: { canvas, scale, box }, context, shelves: Int32Array.from(shelves), done: 0 }
    this.isStale = false
  }

  private paint(mostMs: number): void {
    const { next } = this
    if (!next) return
    const started = performance.now()
    while (next.done < next.shelves.length && performance.now() - started < mostMs) {
      const to = Math.min(next.shelves.length, next.done + inSlice)
      for (let i = next.done; i < to; i++) this.paintOne(next.context, next.picture, next.shelves[i] ?? 0)
      next.done = to
    }
    if (next.done < next.shelves.length) return
    if (this.now) this.pool.push(this.now.canvas)
    this.now = next.picture
    this.next = null
  }

  private paintOne(context: CanvasRenderingContext2D, { scale, box }: Picture, shelf: number): void {
    const place = boxOf(this.model, shelf)
    const points = scale * this.ratio
    const [x, y] = [(place.left - box.left) * points, (box.top - place.top) * points]
    const [width, height] = [(place.right - place.left) * points, (place.top - place.bottom) * points]
    const gap = width > forGap * this.ratio ? this.ratio : 0
    const step = this.stepOf(shelf)
    context.fillStyle = this.palette[step] ?? this.ink.line
    context.fillRect(x, y, Math.max(1, width - gap), Math.max(1, height - gap))
    // Docks and benches have their names drawn below them instead.
    if (this.model.places.has(shelf) || width < forCode * this.ratio || height < 12 * this.ratio) return
    const isDeep = this.ink.isDark ? step < this.palette.length / 2 : step >= this.palette.length / 2
    context.fillStyle = isDeep ? '#ffffff' : '#101820'
    context.font = `600 ${Math.min(13, width / this.ratio / 5.2) * this.ratio}px "Inter Variable", sans-serif`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(this.model.codes[shelf] ?? '', x + width / 2, y + height / 2, width - 4 * this.ratio)
  }

  private stepOf(shelf: number): number {
    return stepOf(this.layer, this.layer.of(this.model.figures, shelf, this.at))
  }
}
