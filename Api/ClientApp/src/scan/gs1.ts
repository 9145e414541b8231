/** The contents of a scanned barcode. */
export interface Scan {
  /** The code to compare with barcodes, locations and totes: the GTIN or SSCC when there is one, else the scan itself. */
  code: string
  lot?: string
  serial?: string
  expiry?: string
}

/** Separates fields of variable length (FNC1); scanners that cannot type it send the brackets instead. */
const separator = '\u001d'
/** Lengths of the fields that have a fixed one (GS1 General Specifications, figure 7.8.5-2). */
const fixed: Readonly<Record<string, number>> = { '00': 18, '01': 14, '02': 14, '11': 6, '12': 6, '13': 6, '15': 6, '16': 6, '17': 6, '20': 2 }
const variable = new Set(['10', '21', '22', '30', '37'])

/** Reads what a scanner typed: plain codes as they are, GS1 element strings by their fields. */
export function readScan(typed: string): Scan {
  const text = typed.trim()
  const marked = /^\](C1|d2|Q3|e0)/.test(text)
  const body = marked ? text.slice(3) : text
  const fields = body.startsWith('(') ? bracketed(body) : marked || looksLikeGs1(body) ? packed(body) : null
  const code = fields?.get('01') ?? fields?.get('02') ?? fields?.get('00')
  if (!fields || code === undefined) return { code: text }
  const scan: Scan = { code }
  const [lot, serial, expiry] = [fields.get('10'), fields.get('21'), fields.get('17') ?? fields.get('15')]
  if (lot !== undefined) scan.lot = lot
  if (serial !== undefined) scan.serial = serial
  if (expiry !== undefined) scan.expiry = dateOf(expiry)
  return scan
}

/** GTINs are compared as numbers: scanners differ in the zeros that they put before them. */
export const canonical = (barcode: string): string => (/^\d{8,14}$/.test(barcode) ? barcode.replace(/^0+/, '') : barcode)

/** Without a symbology identifier, accepts only an SSCC, or a GTIN followed by another field, with a valid check digit: other codes hardly look so. */
function looksLikeGs1(text: string): boolean {
  if (/^00\d{18}$/.test(text)) return isChecked(text.slice(2))
  return /^0[12]\d{14}(10|11|13|15|17|21|30|37)/.test(text) && isChecked(text.slice(2, 16))
}

function bracketed(text: string): Map<string, string> {
  return new Map([...text.matchAll(/\((\d{2,4})\)([^(]+)/g)].map(([, name = '', value = '']) => [name, value.trim()]))
}

function packed(text: string): Map<string, string> | null {
  const fields = new Map<string, string>()
  let rest = text
  while (rest.length > 0) {
    const name = rest.slice(0, 2)
    const length = fixed[name]
    if (length === undefined && !variable.has(name)) return fields.size > 0 ? fields : null
    const end = length === undefined ? rest.indexOf(separator) : 2 + length
    const to = end < 0 ? rest.length : end
    if (to > rest.length) return null
    fields.set(name, rest.slice(2, to))
    rest = rest.slice(to).replace(new RegExp(`^${separator}`), '')
  }
  return fields
}

function isChecked(digits: string): boolean {
  const sum = Array.from(digits).reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 1 ? 3 : 1), 0)
  return sum % 10 === 0
}

/** Parses `270630`; day 00 is the last of the month. The year is 20xx, which is right for all goods of today. */
function dateOf(digits: string): string {
  const [year, month, day] = [2000 + Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6))]
  const last = day === 0 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : day
  return `${year}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`
}
