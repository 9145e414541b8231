import type { Box } from './floorModel'

/** The view: the point of the floor in the middle, and the pixels per millimetre. */
export interface Camera {
  x: number
  y: number
  scale: number
}

export interface Size {
  width: number
  height: number
}

const margin = 0.92
/** Limits the scale: a shelf is never larger than the screen, and the floor never tiny. */
const [leastScale, mostScale] = [0.0004, 0.25]

/** Space covered at the edges of the map: buttons above, the legend below, and names at the sides. */
export interface Inset {
  side: number
  top: number
  bottom: number
}

const noInset: Inset = { side: 0, top: 0, bottom: 0 }

/** Returns the camera that shows a whole box in the middle of the free space. */
export function fit(box: Box, { width, height }: Size, { side, top, bottom }: Inset = noInset): Camera {
  const [freeWidth, freeHeight] = [Math.max(width / 2, width - 2 * side), Math.max(height / 3, height - top - bottom)]
  const scale = clamp(Math.min(freeWidth / (box.right - box.left), freeHeight / (box.top - box.bottom)) * margin)
  return { x: (box.left + box.right) / 2, y: (box.bottom + box.top) / 2 + (top - bottom) / 2 / scale, scale }
}

export const toScreen = (camera: Camera, { width, height }: Size, x: number, y: number): [number, number] =>
  [width / 2 + (x - camera.x) * camera.scale, height / 2 - (y - camera.y) * camera.scale]

export const toFloor = (camera: Camera, { width, height }: Size, x: number, y: number): [number, number] =>
  [camera.x + (x - width / 2) / camera.scale, camera.y - (y - height / 2) / camera.scale]

export const pan = (camera: Camera, dx: number, dy: number): Camera =>
  ({ ...camera, x: camera.x - dx / camera.scale, y: camera.y + dy / camera.scale })

/** Zooms; the point of the floor under the pointer stays in place. */
export function zoom(camera: Camera, size: Size, factor: number, at: [number, number] = [size.width / 2, size.height / 2]): Camera {
  const [x, y] = toFloor(camera, size, ...at)
  const scale = clamp(camera.scale * factor)
  return { scale, x: x - (at[0] - size.width / 2) / scale, y: y + (at[1] - size.height / 2) / scale }
}

/** Returns the visible part of the floor. */
export function seen(camera: Camera, { width, height }: Size): Box {
  const [halfWidth, halfHeight] = [width / 2 / camera.scale, height / 2 / camera.scale]
  return { left: camera.x - halfWidth, right: camera.x + halfWidth, bottom: camera.y - halfHeight, top: camera.y + halfHeight }
}

const clamp = (scale: number) => Math.min(mostScale, Math.max(leastScale, scale))
