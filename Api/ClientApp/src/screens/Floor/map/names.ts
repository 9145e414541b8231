/** The middle of a name, and how wide it is; points of the screen. */
export interface Name {
  x: number
  y: number
  width: number
}

export const nameHeight = 18
/** How far above a person the name stands, and from one name to the next. */
const [above, step] = [22, nameHeight + 2]

/** Where names of people stand: over each of them, none over another, and none over the edge. Those who stand together are a pile. */
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
