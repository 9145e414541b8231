/** Where the API gives the list as a file. */
export const csvAddress = (path: string, query: Readonly<Record<string, string>>) =>
  `${path}?${new URLSearchParams({ ...query, format: 'csv' }).toString()}`

type Field = string | number | null

/** A spreadsheet would take it for a formula: it gets an apostrophe before it, as in the server's files. */
const risky = /^[=+\-@\t\r]/

function fieldText(field: Field): string {
  if (typeof field !== 'string') return field === null ? '' : String(field)
  const safe = risky.test(field) ? `'${field}` : field
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV (RFC 4180), below the names of their columns. */
export const csvText = (columns: readonly string[], rows: readonly (readonly Field[])[]) =>
  [columns, ...rows].map(row => `${row.map(fieldText).join(',')}\r\n`).join('')

/** Gives the reader a file that the page has made. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}
