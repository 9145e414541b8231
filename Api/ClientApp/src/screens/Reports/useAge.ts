import { useCallback } from 'react'
import { useTexts } from '../../i18n/i18n'
import type { Row } from './reportData'

/** The age range of a row's units, as text. */
export function useAge(): (row: Row) => string {
  const { t } = useTexts()
  return useCallback((row: Row) => {
    const [from, to] = [Number(row.fromDays ?? 0), row.toDays]
    return typeof to === 'number' ? t('reports.days', { from, to }) : t('reports.daysUp', { from: from - 1 })
  }, [t])
}
