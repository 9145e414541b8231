import { UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { DataTable, type Column } from '../../ui/DataTable'
import classes from './Floor.module.css'
import type { FloorModel } from './map/floorModel'

interface Props {
  timeZone: string | undefined
  floor: FloorModel
  version: number
  onChoose: (code: string) => void
}

/** The map's data as a table. */
export function ShelfTable({ timeZone, floor, version, onChoose }: Props) {
  const { t, word } = useTexts()
  const format = useFormat(timeZone)
  // The figures are mutated in place, so a new version means a new list.
  const rows = useMemo(() => floor.codes.map((_, shelf) => ({ shelf, version })), [floor, version])
  const columns = useMemo<Column<{ shelf: number }>[]>(() => {
    const { fill, units, since, picks } = floor.figures
    return [
      { key: 'code', header: t('floor.shelf'), width: 'minmax(96px, 1fr)', cell: ({ shelf }) => <UnstyledButton className={classes.link} onClick={() => onChoose(floor.codes[shelf] ?? '')}>{floor.codes[shelf]}</UnstyledButton> },
      { key: 'kind', header: t('floor.kind'), width: 'minmax(90px, 1fr)', isExtra: true, cell: ({ shelf }) => word('locationKind', floor.kindOf(shelf)) },
      { key: 'fill', header: t('floor.fill'), width: 'minmax(64px, 0.7fr)', isNumber: true, cell: ({ shelf }) => ((fill[shelf] ?? 0) < 0 ? '–' : format.percent((fill[shelf] ?? 0) / 100)) },
      { key: 'units', header: t('floor.units'), width: 'minmax(64px, 0.7fr)', isNumber: true, cell: ({ shelf }) => format.number(units[shelf] ?? 0) },
      { key: 'since', header: t('floor.since'), width: 'minmax(110px, 1fr)', isNumber: true, isExtra: true, cell: ({ shelf }) => ((since[shelf] ?? 0) === 0 ? '–' : format.date(since[shelf] ?? 0)) },
      { key: 'picks', header: t('floor.heat'), width: 'minmax(88px, 1.15fr)', isNumber: true, cell: ({ shelf }) => format.number(picks[shelf] ?? 0) },
    ]
  }, [floor, format, onChoose, t, word])
  return <DataTable label={t('nav.floor')} rows={rows} columns={columns} keyOf={({ shelf }) => floor.codes[shelf] ?? ''} />
}
