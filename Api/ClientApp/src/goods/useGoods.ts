import { useQueries } from '@tanstack/react-query'
import { api, ask } from '../api/client'

interface Goods {
  merchant: string
  sku: string
}

const skuOf = ({ merchant, sku }: Goods) => ({
  queryKey: ['sku', merchant, sku],
  queryFn: () => ask(api.GET('/api/v1/merchants/{merchant}/skus/{sku}', { params: { path: { merchant, sku } } })),
  staleTime: 60_000,
})

/** Descriptions and barcodes of a merchant's goods. */
export function useGoods(merchant: string, skus: readonly string[]) {
  const answers = useQueries({ queries: [...new Set(skus)].map(sku => skuOf({ merchant, sku })) })
  const known = answers.flatMap(({ data }) => data ?? [])
  const eaches = (units: { uom: string; eaches: number }[], uom: string | null | undefined) => units.find(unit => unit.uom === uom)?.eaches ?? 1
  return {
    names: Object.fromEntries(known.map(({ sku, description }) => [sku, description])) as Partial<Record<string, string>>,
    barcodes: Object.fromEntries(known.map(({ sku, barcodes, units }) =>
      [sku, barcodes.map(({ value, uom }) => ({ value, eaches: eaches(units, uom) }))])),
    goods: known,
    /** Whether all goods are loaded: before that, an unknown barcode may still be one of theirs. */
    isRead: answers.every(({ isPending }) => !isPending),
  }
}

/** Descriptions of several merchants' goods; undefined for unknown goods and while loading. */
export function useGoodsNames(goods: readonly Goods[]): (of: Goods) => string | undefined {
  const nameOf = ({ merchant, sku }: Goods) => `${merchant}/${sku}`
  const wanted = new Map(goods.map(one => [nameOf(one), one]))
  const answers = useQueries({ queries: [...wanted.values()].map(skuOf) })
  const names = new Map([...wanted.keys()].map((name, i) => [name, answers[i]?.data?.description]))
  return of => names.get(nameOf(of))
}
