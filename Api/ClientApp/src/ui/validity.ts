import { useEffect } from 'react'
import { useTexts, type Texts } from '../i18n/i18n'

type Field = HTMLInputElement | HTMLTextAreaElement

const isField = (target: EventTarget | null): target is Field => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** Translates a browser's validation message; an unknown one keeps the browser's text. */
export function fault({ validity, minLength, maxLength, type }: Field, t: Texts['t']): string {
  if (validity.valueMissing) return t('said.required')
  if (validity.tooShort) return t('said.atLeast', { count: minLength })
  if (validity.tooLong) return t('said.atMost', { count: maxLength })
  if (validity.typeMismatch && type === 'email') return t('said.email')
  return validity.patternMismatch ? t('said.pattern') : ''
}

/** Replaces the browser's validation messages, which are in the browser's language, by those in the screens'. */
export function useFaultTexts(): void {
  const { t } = useTexts()
  useEffect(() => {
    const say = ({ target }: Event) => {
      if (!isField(target)) return
      target.setCustomValidity('')
      target.setCustomValidity(fault(target, t))
    }
    // A custom message counts as an error itself, so it is cleared before the form is validated again. Enter clicks the button, too.
    const forget = ({ target }: Event) => {
      const form = target instanceof Element ? target.closest<HTMLButtonElement>('button[type="submit"]')?.form : null
      for (const field of form?.elements ?? []) if (isField(field)) field.setCustomValidity('')
    }
    document.addEventListener('invalid', say, true)
    document.addEventListener('click', forget, true)
    return () => {
      document.removeEventListener('invalid', say, true)
      document.removeEventListener('click', forget, true)
    }
  }, [t])
}
