import type { Schemas } from '../../api/client'

export interface Refused {
  /** The row's number in the file; the header is 1. */
  row: number
  id: string | null
  /** The code of the refusal. */
  code: string
  problems: { field: string; sentence: string }[]
}

export interface CatalogueOutcome {
  made: number
  replaced: number
  refused: Refused[]
}

/** The results of the rows of a file. */
export function outcomeOf(results: readonly Schemas['RowResult'][]): CatalogueOutcome {
  return {
    made: results.filter(({ status }) => status === 201).length,
    replaced: results.filter(({ status }) => status === 200).length,
    refused: results.filter(({ status }) => status >= 300).map(({ index, id, code, detail, errors }) => ({ row: index + 2, id, code: code ?? '', problems: problemsOf(errors, detail) })),
  }
}

function problemsOf(errors: Schemas['RowResult']['errors'], detail: string | null | undefined): Refused['problems'] {
  const ofFields = Object.entries(errors ?? {}).flatMap(([field, sentences]) => sentences.map(sentence => ({ field, sentence })))
  return ofFields.length > 0 ? ofFields : [{ field: '', sentence: detail ?? '' }]
}
