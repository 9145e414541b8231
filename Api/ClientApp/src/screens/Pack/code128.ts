/** Widths of bars and spaces in turn, a bar first, of the characters 0 to 106 of Code 128 (ISO/IEC 15417). */
const widths = `
212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321
232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224
111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111
111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112
`.trim().split(/\s+/)

const [fnc1, startC, stop, modulus] = [102, 105, 106, 103]

/**
 * Encodes the data of a label's `^BC`: `>;` starts code set C, `>8` is FNC1, followed by pairs of digits. Labels contain nothing
 * else; for other data it returns no bars.
 */
export function barsOf(data: string): { width: number; bars: { at: number; width: number }[] } {
  const [, first, digits = ''] = /^>;(>8)?((?:\d\d)+)$/.exec(data) ?? []
  if (digits === '') return { width: 1, bars: [] }
  const characters = [startC, ...(first ? [fnc1] : []), ...(digits.match(/\d\d/g) ?? []).map(Number)]
  const check = characters.reduce((sum, character, i) => sum + character * Math.max(1, i), 0) % modulus
  let at = 0
  const bars: { at: number; width: number }[] = []
  for (const character of [...characters, check, stop]) {
    for (const [i, width] of Array.from(widths[character] ?? '', Number).entries()) {
      if (i % 2 === 0) bars.push({ at, width })
      at += width
    }
  }
  return { width: at, bars }
}
