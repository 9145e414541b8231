/** Formats a time for a date field: in the reader's time zone, to the second. */
export function localText(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}

/** Parses a typed time as the end of its day, minute or second; null when invalid or in the future. */
export function momentOf(text: string, now = new Date()): string | null {
  if (text === '') return null
  const at = new Date(text.includes('T') ? text : `${text}T23:59:59`)
  if (Number.isNaN(at.getTime()) || at > now) return null
  // The end, so that everything within the named day or minute is included.
  at.setMilliseconds(999)
  if (/T\d\d:\d\d$/.test(text)) at.setSeconds(59)
  return at.toISOString()
}

/** Returns the time in the address, if it is valid. */
export function readMoment(params: URLSearchParams): string | null {
  const at = params.get('at')
  return at !== null && !Number.isNaN(Date.parse(at)) ? at : null
}
