import { Problem } from '../../api/problem'
import type { Texts } from '../../i18n/i18n'
import { translateMessage, translateRefusal } from '../../ui/serverMessages'

export interface FieldErrors {
  /** Returns the server's error of a field, such as `lines[0].sku`. */
  of: (field: string) => string | undefined
  /** Errors that belong to no field of the form, to be shown above it. */
  rest: Error | null
}

/** Assigns a refusal's errors to the form's fields. */
export function fieldErrors(failure: Error | null, t: Texts['t'], shown: (field: string) => boolean): FieldErrors {
  const errors = failure instanceof Problem ? failure.errors : {}
  // A refusal with its own code concerns its single field.
  const why = failure instanceof Problem ? translateRefusal(failure, t) : undefined
  const fields = Object.keys(errors)
  return {
    of: field => errors[field] && (why ?? errors[field].map(one => translateMessage(one, t)).join(' ')),
    rest: failure !== null && (fields.length === 0 || fields.some(field => !shown(field))) ? failure : null,
  }
}
