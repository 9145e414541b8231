/** A spatial index of shelves. */
export interface Grid {
  /** Calls back for every shelf in the box, and possibly a few beside it. */
  within: (left: number, bottom: number, right: number, top: number, visit: (shelf: number) => void) => void
  /** Returns the shelf at a point. */
  at: (x: number, y: number) => number | null
}

/** The average number of shelves per cell. */
const perField = 12

export function makeGrid(left: Float64Array, bottom: Float64Array, width: readonly number[], depth: number): Grid {
  const count = left.length
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < count; i++) {
    const [x, y] = [left[i] ?? 0, bottom[i] ?? 0]
    west = Math.min(west, x)
    south = Math.min(south, y)
    east = Math.max(east, x + (width[i] ?? 0))
    north = Math.max(north, y + depth)
  }
  if (count === 0) [west, south, east, north] = [0, 0, 1, 1]
  const size = Math.max(1, Math.sqrt(((east - west) * (north - south) * perField) / Math.max(1, count)))
  const [columns, rows] = [Math.max(1, Math.ceil((east - west) / size)), Math.max(1, Math.ceil((north - south) / size))]
  const column = (x: number) => Math.min(columns - 1, Math.max(0, Math.floor((x - west) / size)))
  const row = (y: number) => Math.min(rows - 1, Math.max(0, Math.floor((y - south) / size)))
  // Each shelf is in the cell of its lower left corner; a search looks one shelf further to the left and below.
  const fields: number[][] = Array.from({ length: columns * rows }, () => [])
  let widest = 0
  for (let i = 0; i < count; i++) {
    fields[row(bottom[i] ?? 0) * columns + column(left[i] ?? 0)]?.push(i)
    widest = Math.max(widest, width[i] ?? 0)
  }

  const within: Grid['within'] = (from, low, to, high, visit) => {
    for (let r = row(low - depth); r <= row(high); r++) {
      for (let c = column(from - widest); c <= column(to); c++) {
        for (const shelf of fields[r * columns + c] ?? []) visit(shelf)
      }
    }
  }
  const at: Grid['at'] = (x, y) => {
    let found: number | null = null
    within(x, y, x, y, shelf => {
      const [from, low] = [left[shelf] ?? 0, bottom[shelf] ?? 0]
      if (x >= from && x <= from + (width[shelf] ?? 0) && y >= low && y <= low + depth) found = shelf
    })
    return found
  }
  return { within, at }
}
