import { Problem } from '../../api/problem'
import type { Texts } from '../../i18n/i18n'
import { refused, said } from '../../ui/said'

export interface FieldErrors {
  /** What the server said of a field, `lines[0].sku`. */
  of: (field: string) => string | undefined
  /** What stands at no field of the form: it must be said above it. */
  rest: Error | null
}

/** Spreads a refusal over the fields that it speaks of. */
export function fieldErrors(failure: Error | null, t: Texts['t'], shown: (field: string) => boolean): FieldErrors {
  const errors = failure instanceof Problem ? failure.errors : {}
  // A refusal with a name of its own is about its one field.
  const why = failure instanceof Problem ? refused(failure, t) : undefined
  const fields = Object.keys(errors)
  return {
    of: field => errors[field] && (why ?? errors[field].map(one => said(one, t)).join(' ')),
    rest: failure !== null && (fields.length === 0 || fields.some(field => !shown(field))) ? failure : null,
  }
}
