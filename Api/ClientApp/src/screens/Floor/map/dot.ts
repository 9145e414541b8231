/** Draws a disc with a rim, for a picker or a stop. */
export function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number, fill: string, rim: string): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = fill
  context.fill()
  context.lineWidth = 2.5
  context.strokeStyle = rim
  context.stroke()
}
