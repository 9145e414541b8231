import { barsOf } from './code128'
import classes from './Pack.module.css'
import { readZpl, type Mark } from './zpl'

/** A preview of the label, with a barcode that scans from the screen. */
export function Label({ zpl, name }: { zpl: string; name: string }) {
  const { width, height, marks } = readZpl(zpl)
  return (
    <svg className={classes.label} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      <rect width={width} height={height} fill="#fff" />
      {marks.map((mark, i) => <Drawn key={i} mark={mark} />)}
    </svg>
  )
}

function Drawn({ mark }: { mark: Mark }) {
  if (mark.kind === 'text') return <text x={mark.x} y={mark.y + mark.size * 0.8} fontSize={mark.size} fill="#000">{mark.text}</text>
  if (mark.kind === 'box') return <rect x={mark.x} y={mark.y} width={Math.max(mark.width, mark.line)} height={Math.max(mark.height, mark.line)} fill={mark.height <= mark.line || mark.width <= mark.line ? '#000' : 'none'} stroke="#000" strokeWidth={mark.line} />
  return barsOf(mark.text).bars.map(({ at, width }) => (
    <rect key={at} x={mark.x + at * mark.bar} y={mark.y} width={width * mark.bar} height={mark.height} fill="#000" shapeRendering="crispEdges" />
  ))
}
