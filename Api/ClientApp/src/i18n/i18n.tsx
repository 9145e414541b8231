import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { en } from './en'
import { fr } from './fr'

export type Key = keyof typeof en
export type Dictionary = Record<Key, string>
export type Language = keyof typeof dictionaries

/** Keys with the plural forms `….one` and `….other`. */
export type PluralKey = Key extends infer K ? (K extends `${infer Stem}.other` ? Stem : never) : never

type Values = Record<string, string | number>

const dictionaries = { en, fr } satisfies Record<string, Dictionary>
const remembered = 'language'

/** The locale of each language's numbers and times. In English the day comes before the month, which is written as a name, so that no reader can mistake it. */
export const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' }

/** Each language's own name. */
export const languages: Record<Language, string> = { en: 'English', fr: 'Français' }

export interface Texts {
  language: Language
  /** The locale for `Intl`. */
  locale: string
  setLanguage: (language: Language) => void
  /** Returns the text, with `{name}` filled in. */
  t: (key: Key, values?: Values) => string
  /** Returns the plural form for a count. */
  tn: (key: PluralKey, count: number, values?: Values) => string
  /** Returns the text, or the given default when there is none: for values that the server may add to. */
  word: (group: string, word: string) => string
}

export function makeTexts(language: Language, setLanguage: (language: Language) => void): Texts {
  const dictionary: Dictionary = dictionaries[language]
  const locale = locales[language]
  const plural = new Intl.PluralRules(locale)
  const number = new Intl.NumberFormat(locale)
  const fill = (text: string, values: Values) =>
    text.replace(/\{(\w+)\}/g, (all, name: string) => {
      const value = values[name]
      return value === undefined ? all : typeof value === 'number' ? number.format(value) : value
    })
  return {
    language,
    locale,
    setLanguage,
    t: (key, values = {}) => fill(dictionary[key], values),
    tn: (key, count, values = {}) => {
      const form = plural.select(count) === 'one' ? 'one' : 'other'
      return fill(dictionary[`${key as string}.${form}` as Key], { count, ...values })
    },
    word: (group, word) => (dictionary as Record<string, string>)[`${group}.${word}`] ?? word,
  }
}

function preferred(): Language {
  const wanted = [localStorage.getItem(remembered), ...navigator.languages]
  for (const tag of wanted) {
    const language = tag?.slice(0, 2)
    if (language && Object.hasOwn(dictionaries, language)) return language as Language
  }
  return 'en'
}

const TextContext = createContext<Texts | null>(null)

export function TextProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(preferred)
  const texts = useMemo(() => makeTexts(language, setLanguage), [language])
  useEffect(() => {
    document.documentElement.lang = language
    localStorage.setItem(remembered, language)
  }, [language])
  return <TextContext value={texts}>{children}</TextContext>
}

export function useTexts(): Texts {
  const texts = use(TextContext)
  if (texts === null) throw new Error('useTexts is used outside of TextProvider')
  return texts
}
