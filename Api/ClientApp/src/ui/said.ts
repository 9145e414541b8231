import type { Problem } from '../api/problem'
import { en } from '../i18n/en'
import type { Key, Texts } from '../i18n/i18n'

/** The server speaks English: how its sentences about fields are recognised, and which values stand in them. */
const sentences: readonly (readonly [RegExp, Key])[] = [
  [/^It is required\.$/, 'said.required'],
  [/^Between (?<from>[\d.]+) and (?<to>[\d.]+)\.$/, 'said.between'],
  [/^Between the years (?<from>\d+) and (?<to>\d+)\.$/, 'said.years'],
  [/^At most (?<count>\d+) characters\.$/, 'said.atMost'],
  [/^At least (?<count>\d+) characters\.$/, 'said.atLeast'],
  [/^At most (?<count>\d+) decimals\.$/, 'said.decimals'],
  [/^A whole number is needed\.$/, 'said.whole'],
  [/^A number is needed, such as 9\.50\.$/, 'said.number'],
  [/^Not an e-mail address\.$/, 'said.email'],
  [/^Needed: 1 to 64 letters/, 'said.code'],
  [/^Needed: an ISO 3166 country/, 'said.country'],
  [/^This merchant's currency is (?<currency>\w+)\.$/, 'said.currency'],
  [/^'(?<sku>.*)' is no SKU of this merchant\.$/, 'said.noSku'],
  [/^'(?<sku>.*)' has no unit '(?<unit>.*)'\.$/, 'said.noUnit'],
  [/^The column is missing\.$/, 'said.columnMissing'],
  [/^There is no such column\.$/, 'said.noColumn'],
  [/^The column is there twice\.$/, 'said.columnTwice'],
  [/^Row (?<row>\d+) of the same says '(?<value>.*)'\.$/, 'said.otherRow'],
  [/^This is no CSV that can be read\.$/, 'said.noCsv'],
  [/^The file is empty\.$/, 'said.empty'],
  [/^There is no row below the names of the columns\.$/, 'said.noRow'],
  [/^Control characters and broken characters/, 'said.controls'],
  [/^(?<from>\d+) to (?<to>\d+) digits\.$/, 'said.digits'],
  [/^Not after to\.$/, 'said.notAfter'],
  [/^At most (?<count>\d+) days by \w+\.$/, 'said.days'],
]

/** What the server said of a field, in the reader's language; as it was said where it is not known. */
export function said(sentence: string, t: Texts['t']): string {
  for (const [pattern, key] of sentences) {
    const found = pattern.exec(sentence)
    if (found) return t(key, found.groups ?? {})
  }
  return sentence
}

/** Why the server refused, in the reader's language; undefined where its own words say more than is known here. */
export function refused({ code }: Problem, t: Texts['t']): string | undefined {
  const key = `refused.${code}`
  return Object.hasOwn(en, key) ? t(key as Key) : undefined
}
