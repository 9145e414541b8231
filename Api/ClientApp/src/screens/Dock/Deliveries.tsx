import { useMemo, type ReactNode } from 'react'
import { useTexts } from '../../i18n/i18n'
import { useNames } from '../../scope/useNames'
import { Countdown } from '../../ui/Countdown'
import { DataTable, type Column } from '../../ui/DataTable'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import classes from './Dock.module.css'
import { InboundBadge } from './InboundBadge'
import type { DeliveryRow } from './useDeliveries'

interface Props {
  rows: readonly DeliveryRow[]
  error: Error | null
  isRead: boolean
  more: () => void
  /** The text shown when there are none. */
  empty?: ReactNode
}

/** Lists deliveries with merchant, expected time and status. */
export function Deliveries({ rows, error, isRead, more, empty }: Props) {
  const { t, tn } = useTexts()
  const merchants = useNames('merchant')
  const columns = useMemo<Column<DeliveryRow>[]>(() => [
    { key: 'asn', header: t('dock.waybill'), width: 'minmax(110px, 1.4fr)', cell: row => <span className={classes.two}><span>{row.asn}</span><span className={classes.below}>{merchants(row.merchant)}</span></span> },
    { key: 'merchant', header: t('scope.merchant'), width: 'minmax(80px, 1fr)', isExtra: true, cell: row => merchants(row.merchant) },
    { key: 'due', header: t('dock.due'), width: 'minmax(110px, 1fr)', cell: row => <span className={classes.two}>{row.expectedAt ? <Countdown at={row.expectedAt} isOver={row.status !== 'announced'} /> : <span>—</span>}<span className={classes.below}><InboundBadge status={row.status} /></span></span> },
    { key: 'counted', header: t('dock.counted'), width: 'minmax(120px, 1fr)', isNumber: true, isExtra: true, cell: row => (row.expected === 0 && row.received === 0 ? '—' : t('dock.of', { counted: row.received, expected: row.expected })) },
    { key: 'skus', header: t('dock.lines'), width: 'minmax(70px, 0.6fr)', isNumber: true, isExtra: true, cell: row => tn('dock.skus', row.skus) },
    { key: 'status', header: t('dock.status'), width: 'minmax(124px, 1fr)', isExtra: true, cell: row => <InboundBadge status={row.status} /> },
  ], [t, tn, merchants])
  if (error) return <ProblemAlert failure={error} />
  if (!isRead) return <Loading />
  return (
    <DataTable
      label={t('dock.deliveries')} rows={rows} columns={columns} keyOf={row => `${row.merchant}/${row.asn}`} onEnd={more} empty={empty ?? t('dock.noneDue')}
      linkOf={row => `${encodeURIComponent(row.merchant)}/${encodeURIComponent(row.asn)}`}
    />
  )
}
