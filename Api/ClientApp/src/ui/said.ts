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
  [/^This role is one of a site\.$/, 'said.roleNeedsSite'],
  [/^This role is not one of a site\.$/, 'said.roleHasNoSite'],
  [/^This role is one of a merchant\.$/, 'said.roleNeedsMerchant'],
  [/^This role is not one of a merchant\.$/, 'said.roleHasNoMerchant'],
  [/^Only pickers act as one\.$/, 'said.onlyPickers'],
  [/^A badge is one of a site\.$/, 'said.badgeNeedsSite'],
  [/^A text, a photo, or both\.$/, 'said.textOrPhoto'],
  [/^Needed: a JPEG, PNG or WebP picture\.$/, 'said.picture'],
  [/^At most (?<count>\d+) bytes\.$/, 'said.bytes'],
  [/^At most (?<count>\d+) eaches\.$/, 'said.unitsMost'],
  [/^At most (?<count>\d+) of them\.$/, 'said.ofThem'],
  [/^At least one is required\.$/, 'said.oneNeeded'],
  [/^At least (?<from>\d+)\.$/, 'said.least'],
  [/^It is zero\.$/, 'said.zero'],
  [/^It is required with this reason\.$/, 'said.noteNeeded'],
  [/^It is where they are\.$/, 'said.sameShelf'],
  [/^It is given twice\.$/, 'said.twice'],
  [/^One of (?<words>.+)\.$/, 'said.oneOf'],
  [/^A (date|day) is needed/, 'said.date'],
  [/^A time (is|in)/, 'said.time'],
  [/^It has (?<count>\d+) fields, and there are (?<columns>\d+) columns\.$/, 'said.fields'],
  [/^Two lines are named '(?<name>.*)'\.$/, 'said.lines'],
  [/^Line '.*' has (?<count>\d+) units that are not cancelled\.$/, 'said.notCancelled'],
  [/^The value has the wrong type/, 'said.type'],
  [/^Not one of its units\.$/, 'said.noUnitOfIt'],
  [/^It could not be done now; upload the file again later\.$/, 'said.later'],
  [/^There is no location '(?<code>.*)'\.$/, 'said.noLocationCode'],
  [/^There is no site '(?<site>.*)'\.$/, 'said.noSite'],
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
export function refused({ code }: Pick<Problem, 'code'>, t: Texts['t']): string | undefined {
  const key = `refused.${code}`
  return Object.hasOwn(en, key) ? t(key as Key) : undefined
}
