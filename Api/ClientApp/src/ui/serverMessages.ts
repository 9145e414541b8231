import type { Problem } from '../api/problem'
import { en } from '../i18n/en'
import type { Key, Texts } from '../i18n/i18n'

/** The server's English messages about fields, as patterns with the values in them, for translation. */
const sentences: readonly (readonly [RegExp, Key])[] = [
  [/^Required\.$/, 'said.required'],
  [/^Between (?<from>[\d.]+) and (?<to>[\d.]+)\.$/, 'said.between'],
  [/^Between the years (?<from>\d+) and (?<to>\d+)\.$/, 'said.years'],
  [/^At most (?<count>\d+) characters\.$/, 'said.atMost'],
  [/^At least (?<count>\d+) characters\.$/, 'said.atLeast'],
  [/^At most (?<count>\d+) decimals\.$/, 'said.decimals'],
  [/^A whole number is needed\.$/, 'said.whole'],
  [/^A number is needed, such as 9\.50\.$/, 'said.number'],
  [/^Not an e-mail address\.$/, 'said.email'],
  [/^Must be 1 to 64 letters/, 'said.code'],
  [/^Must be an ISO 3166 country/, 'said.country'],
  [/^This merchant's currency is (?<currency>\w+)\.$/, 'said.currency'],
  [/^'(?<sku>.*)' is no SKU of this merchant\.$/, 'said.noSku'],
  [/^'(?<sku>.*)' has no unit '(?<unit>.*)'\.$/, 'said.noUnit'],
  [/^The column is missing\.$/, 'said.columnMissing'],
  [/^Unknown column\.$/, 'said.noColumn'],
  [/^Duplicate column\.$/, 'said.columnTwice'],
  [/^Differs from row (?<row>\d+), which has '(?<value>.*)'\.$/, 'said.otherRow'],
  [/^The line is not valid CSV\.$/, 'said.noCsv'],
  [/^The file is empty\.$/, 'said.empty'],
  [/^The file has no rows below the header\.$/, 'said.noRow'],
  [/^Control characters and invalid Unicode/, 'said.controls'],
  [/^(?<from>\d+) to (?<to>\d+) digits\.$/, 'said.digits'],
  [/^Must not be after 'to'\.$/, 'said.notAfter'],
  [/^At most (?<count>\d+) days by \w+\.$/, 'said.days'],
  [/^Required for this role\.$/, 'said.roleNeeds'],
  [/^Not allowed for this role\.$/, 'said.roleForbids'],
  [/^Only for the role picker\.$/, 'said.onlyPickers'],
  [/^A badge needs a site\.$/, 'said.badgeNeedsSite'],
  [/^A text, a photo, or both\.$/, 'said.textOrPhoto'],
  [/^Needed: a JPEG, PNG or WebP picture\.$/, 'said.picture'],
  [/^At most (?<count>\d+) bytes\.$/, 'said.bytes'],
  [/^At most (?<count>\d+) eaches\.$/, 'said.unitsMost'],
  [/^At most (?<count>\d+) items\.$/, 'said.items'],
  [/^At least one is required\.$/, 'said.oneNeeded'],
  [/^At least (?<from>\d+)\.$/, 'said.least'],
  [/^It is zero\.$/, 'said.zero'],
  [/^It is required with this reason\.$/, 'said.noteNeeded'],
  [/^It is where they are\.$/, 'said.sameShelf'],
  [/^Duplicate\.$/, 'said.twice'],
  [/^One of (?<words>.+)\.$/, 'said.oneOf'],
  [/^A (date|day) is needed/, 'said.date'],
  [/^(A|Must be a) time (is|in)/, 'said.time'],
  [/^(?<count>\d+) fields, but (?<columns>\d+) columns\.$/, 'said.fields'],
  [/^Two lines are named '(?<name>.*)'\.$/, 'said.lines'],
  [/^Line '.*' has (?<count>\d+) units that are not cancelled\.$/, 'said.notCancelled'],
  [/^The value has the wrong type/, 'said.type'],
  [/^Not a unit of this SKU\.$/, 'said.noUnitOfIt'],
  [/^Temporarily unavailable\. Upload the file again later\.$/, 'said.later'],
  [/^There is no location '(?<code>.*)'\.$/, 'said.noLocationCode'],
  [/^There is no site '(?<site>.*)'\.$/, 'said.noSite'],
  [/^The site '(?<site>.*)' does not exist\.$/, 'said.noSite'],
]

/** Translates the server's message about a field; an unknown message is returned unchanged. */
export function translateMessage(sentence: string, t: Texts['t']): string {
  for (const [pattern, key] of sentences) {
    const found = pattern.exec(sentence)
    if (found) return t(key, found.groups ?? {})
  }
  return sentence
}

/** Translates a refusal by its code; undefined when there is no text for the code and the server's detail should be shown. */
export function translateRefusal({ code }: Pick<Problem, 'code'>, t: Texts['t']): string | undefined {
  const key = `refused.${code}`
  return Object.hasOwn(en, key) ? t(key as Key) : undefined
}
