/** A moment as a field for days and times has it: by the reader's clock, to the second. */
export function localText(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}

/** What was typed, to the end of its day, minute or second; null for what is no moment, or is still to come. */
export function momentOf(text: string, now = new Date()): string | null {
  if (text === '') return null
  const at = new Date(text.includes('T') ? text : `${text}T23:59:59`)
  if (Number.isNaN(at.getTime()) || at > now) return null
  // All that happened within what was named has happened.
  at.setMilliseconds(999)
  if (/T\d\d:\d\d$/.test(text)) at.setSeconds(59)
  return at.toISOString()
}

/** What stands in the address, if it is a moment. */
export function readMoment(params: URLSearchParams): string | null {
  const at = params.get('at')
  return at !== null && !Number.isNaN(Date.parse(at)) ? at : null
}
