import { Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useTexts } from '../i18n/i18n'
import classes from './DataTable.module.css'

export interface Column<T> {
  key: string
  header: string
  cell: (row: T) => ReactNode
  /** A track of a CSS grid: `120px`, `2fr`. */
  width: string
  isNumber?: boolean
  /** Hidden on narrow screens. */
  isExtra?: boolean
}

interface Props<T> {
  label: string
  rows: readonly T[]
  columns: readonly Column<T>[]
  keyOf: (row: T) => string
  /** The address that a row links to, from its first cell. */
  linkOf?: (row: T) => string
  /** Called when the user scrolls near the end. */
  onEnd?: () => void
  empty?: ReactNode
}

const rowHeight = 52
const reach = 12

/** A virtualized list: only visible rows are rendered. Arrow keys move between rows. */
export function DataTable<T>({ label, rows, columns, keyOf, linkOf, onEnd, empty }: Props<T>) {
  const { t } = useTexts()
  const isNarrow = useMediaQuery('(max-width: 48em)')
  const shown = isNarrow ? columns.filter(column => !column.isExtra) : columns
  const [top, setTop] = useState(0)
  const measure = useCallback((body: HTMLDivElement | null) => {
    if (body) setTop(body.getBoundingClientRect().top + globalThis.scrollY)
  }, [])
  const list = useWindowVirtualizer({
    count: rows.length, estimateSize: () => rowHeight, overscan: 10, scrollMargin: top,
  })
  const drawn = list.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - reach) onEnd?.()
  }, [last, rows.length, onEnd])

  const grid = { gridTemplateColumns: shown.map(column => column.width).join(' ') }
  if (rows.length === 0) return <div className="card"><Text c="dimmed" ta="center" p="xl" component="div">{empty ?? t('table.empty')}</Text></div>
  return (
    <div className={`card ${classes.table ?? ''}`} role="table" aria-label={label} aria-rowcount={rows.length + 1} onKeyDown={goByArrows}>
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.row} style={grid}>
          {shown.map(({ key, header, isNumber }) => (
            <div key={key} role="columnheader" className={classes.header} data-number={isNumber}>{header}</div>
          ))}
        </div>
      </div>
      <div ref={measure} role="rowgroup" className={classes.body} style={{ height: list.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          const place = { ...grid, transform: `translateY(${start - list.options.scrollMargin}px)`, height: rowHeight }
          return (
            <div key={keyOf(row)} role="row" aria-rowindex={index + 2} data-index={index} className={classes.row} data-linked={linkOf !== undefined} style={place}>
              {shown.map(({ key, cell, isNumber }, column) => (
                <div key={key} role="cell" className={classes.cell} data-number={isNumber}>
                  {column === 0 && linkOf ? <Link to={linkOf(row)} className={classes.link}>{cell(row)}</Link> : cell(row)}
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function goByArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
  if (step === 0 || !row) return
  const next = event.currentTarget.querySelector<HTMLElement>(`[data-index="${Number(row.dataset.index) + step}"] a`)
  if (!next) return
  event.preventDefault()
  next.focus()
}
