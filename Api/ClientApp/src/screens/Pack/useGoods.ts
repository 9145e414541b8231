import { useQueries } from '@tanstack/react-query'
import { api, ask } from '../../api/client'

/** What goods are called, and what is on them to scan. */
export function useGoods(merchant: string, skus: readonly string[]) {
  const answers = useQueries({
    queries: [...new Set(skus)].map(sku => ({
      queryKey: ['sku', merchant, sku],
      queryFn: () => ask(api.GET('/api/v1/merchants/{merchant}/skus/{sku}', { params: { path: { merchant, sku } } })),
      staleTime: 60_000,
    })),
  })
  const known = answers.flatMap(({ data }) => data ?? [])
  const eaches = (units: { uom: string; eaches: number }[], uom: string | null | undefined) => units.find(unit => unit.uom === uom)?.eaches ?? 1
  return {
    names: Object.fromEntries(known.map(({ sku, description }) => [sku, description])) as Partial<Record<string, string>>,
    barcodes: Object.fromEntries(known.map(({ sku, barcodes, units }) =>
      [sku, barcodes.map(({ value, uom }) => ({ value, eaches: eaches(units, uom) }))])),
    goods: known,
  }
}
