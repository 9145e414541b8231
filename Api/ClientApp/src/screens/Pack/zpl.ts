/** One element of a label; in printer dots. */
export type Mark =
  | { kind: 'text'; x: number; y: number; size: number; text: string }
  | { kind: 'box'; x: number; y: number; width: number; height: number; line: number }
  | { kind: 'code'; x: number; y: number; height: number; bar: number; text: string }

/** Parses the subset of ZPL II that labels use, for a preview: texts, lines and barcodes with their positions. */
export function readZpl(zpl: string): { width: number; height: number; marks: Mark[] } {
  const marks: Mark[] = []
  let [x, y, size, escapes] = [0, 0, 30, false]
  let code: number | null = null
  let [width, height, bar] = [812, 1218, 2]
  for (const [, name = '', rest = ''] of zpl.replace(/[\r\n]+/g, '').matchAll(/\^([A-Z][A-Z0-9])([^^]*)/g)) {
    const numbers = rest.split(',').map(Number)
    const [first = 0, second = 0, third = 0] = numbers
    if (name === 'PW') width = first
    else if (name === 'LL') height = first
    else if (name === 'FO' || name === 'FT') [x, y, code, escapes] = [first, second, null, false]
    else if (name.startsWith('A')) size = Number(rest.split(',')[1]) || size
    else if (name === 'BY') bar = first || 2
    else if (name === 'BC') code = second || 100
    else if (name === 'GB') marks.push({ kind: 'box', x, y, width: first, height: second, line: third || 1 })
    else if (name === 'FH') escapes = true
    else if (name === 'FD') {
      const text = escapes ? unescape(rest) : rest
      marks.push(code === null ? { kind: 'text', x, y, size, text } : { kind: 'code', x, y, height: code, bar, text })
    }
  }
  return { width, height, marks }
}

/** Decodes `_C3_A9` to é (bytes of UTF-8). */
function unescape(text: string): string {
  return text.replace(/(?:_[0-9A-Fa-f]{2})+/g, bytes =>
    new TextDecoder().decode(Uint8Array.from(bytes.split('_').slice(1), byte => Number.parseInt(byte, 16))))
}
