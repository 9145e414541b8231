/** A name's centre and width; pixels. */
export interface Name {
  x: number
  y: number
  width: number
}

export const nameHeight = 18
/** The distance of a name above its person, and between two names. */
const [above, step] = [22, nameHeight + 2]

/** Places the names of people above them, without overlaps and within the edges; names of people who stand together are stacked. */
export function placeNames(people: readonly Name[], width: number): Name[] {
  const placed: Name[] = []
  for (const person of people) {
    const half = person.width / 2 + 4
    const name = { x: Math.max(half, Math.min(width - half, person.x)), y: person.y - above, width: person.width }
    const isCovered = () => placed.some(other =>
      Math.abs(other.x - name.x) < (other.width + name.width) / 2 + 2 && Math.abs(other.y - name.y) < step)
    for (let tries = people.length; tries > 0 && isCovered(); tries--) name.y -= step
    placed.push(name)
  }
  return placed
}
