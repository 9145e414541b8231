import classes from './Pack.module.css'
import { readZpl, type Mark } from './zpl'

/** How the label will look. The bars are drawn, not coded: what is printed is the ZPL. */
export function Label({ zpl, name }: { zpl: string; name: string }) {
  const { width, height, marks } = readZpl(zpl)
  return (
    <svg className={classes.label} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      <rect width={width} height={height} fill="#fff" />
      {marks.map((mark, i) => <Drawn key={i} mark={mark} width={width} />)}
    </svg>
  )
}

function Drawn({ mark, width }: { mark: Mark; width: number }) {
  if (mark.kind === 'text') return <text x={mark.x} y={mark.y + mark.size * 0.8} fontSize={mark.size} fill="#000">{mark.text}</text>
  if (mark.kind === 'box') return <rect x={mark.x} y={mark.y} width={Math.max(mark.width, mark.line)} height={Math.max(mark.height, mark.line)} fill={mark.height <= mark.line || mark.width <= mark.line ? '#000' : 'none'} stroke="#000" strokeWidth={mark.line} />
  const bars = Array.from(mark.text.repeat(4), (letter, i) => 2 + ((letter.charCodeAt(0) * 7 + i * 5) % 6))
  const step = (width - 2 * mark.x) / bars.length
  return bars.map((bar, i) => <rect key={i} x={mark.x + i * step} y={mark.y} width={Math.min(bar, step - 1)} height={mark.height} fill="#000" />)
}
