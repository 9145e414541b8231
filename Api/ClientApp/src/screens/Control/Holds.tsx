import { Button, Group, Modal, NumberInput, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, type Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { useNames } from '../../scope/useNames'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import classes from './Control.module.css'
import { MoveGoods } from './MoveGoods'

type Held = Schemas['StockAnswer']

const most = '500'

/** Lists goods on hold, with their locations and the actions on them. */
export function Holds({ site }: { site: string }) {
  const { t } = useTexts()
  const { data, error } = useLiveQuery({
    queryKey: ['held', site],
    queryFn: async ({ signal }) => (await ask(api.GET('/api/v1/sites/{site}/stock', { params: { path: { site }, query: { held: 'true', limit: most } }, signal }))).items,
    subjects: [subject.site(site)],
    when: event => /^(location|container):/.test(event.stream),
  })
  const isNarrow = useMediaQuery('(max-width: 48em)')
  if (error) return <ProblemAlert failure={error} />
  if (!data) return <Loading />
  const List = isNarrow ? HeldCards : HeldTable
  return (
    <Section title={t('control.held')} aside={<Text c="dimmed" className="numbers">{data.length}</Text>} flush={!isNarrow}>
      {data.length === 0 ? <Text c="dimmed" p={isNarrow ? 0 : 'md'}>{t('control.nothingHeld')}</Text> : <List site={site} rows={data} />}
    </Section>
  )
}

interface ListProps {
  site: string
  rows: readonly Held[]
}

const keyOf = (row: Held) => [row.location, row.merchant, row.sku, row.lot, row.serial, row.status].join('|')

function HeldTable({ site, rows }: ListProps) {
  const { t, word } = useTexts()
  const format = useFormat()
  const merchants = useNames('merchant')
  return (
    <Table verticalSpacing={8} horizontalSpacing="md" miw={640}>
      <Table.Thead>
        <Table.Tr><Table.Th>{t('stock.location')}</Table.Th><Table.Th>{t('dock.sku')}</Table.Th><Table.Th>{t('stock.condition')}</Table.Th><Table.Th>{t('stock.lot')}</Table.Th><Table.Th ta="right">{t('stock.quantity')}</Table.Th><Table.Th /></Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={keyOf(row)}>
            <Table.Td fw={600} className="code nowrap">{row.location}</Table.Td>
            <Table.Td><span className="code">{row.sku}</span> <Text span size="sm" c="dimmed">{merchants(row.merchant)}</Text></Table.Td>
            <Table.Td>{word('condition', row.status)}</Table.Td>
            <Table.Td className="code">{row.lot ?? row.serial ?? '–'}</Table.Td>
            <Table.Td ta="right">{format.number(row.quantity)}</Table.Td>
            <Table.Td ta="right"><Actions site={site} row={row} /></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** The table's rows as cards, for narrow screens. */
function HeldCards({ site, rows }: ListProps) {
  const { t, word } = useTexts()
  const format = useFormat()
  const merchants = useNames('merchant')
  return (
    <ul className={classes.rows}>
      {rows.map(row => (
        <li key={keyOf(row)} className={classes.row}>
          <div>
            <Group gap="xs" justify="space-between"><b className="code">{row.location}</b><Text size="sm" fw={600} c="var(--ow-warn)">{word('condition', row.status)}</Text></Group>
            <div><span className="numbers">{format.number(row.quantity)} ×</span> <span className="code">{row.sku}</span></div>
            <Text size="sm" c="dimmed">{[merchants(row.merchant), (row.lot ?? row.serial) && `${t('stock.lot')} ${row.lot ?? row.serial ?? ''}`].filter(Boolean).join(' · ')}</Text>
          </div>
          <Actions site={site} row={row} />
        </li>
      ))}
    </ul>
  )
}

/** Goods in a tote cannot be moved from here. */
function Actions({ site, row }: { site: string; row: Held }) {
  const { t } = useTexts()
  return row.holderKind === 'location' && <Group gap={6} wrap="nowrap" justify="flex-end"><MoveGoods site={site} row={row} hint={t('control.moveHint')} /><WriteOff site={site} row={row} /></Group>
}

function WriteOff({ site, row }: { site: string; row: Held }) {
  const { t } = useTexts()
  const [isOpen, { open, close }] = useDisclosure(false)
  const [quantity, setQuantity] = useState(row.quantity)
  const [note, setNote] = useState('')
  const write = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/sites/{site}/adjustments', {
      params: { path: { site } },
      body: { merchant: row.merchant, sku: row.sku, location: row.location, quantity: -quantity, lot: row.lot ?? null, expiry: row.expiry ?? null, serials: row.serial == null ? null : [row.serial], condition: row.status, reason: 'writeOff', note: note.trim() || null },
    })),
    onSuccess: close,
  })
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-label={t('control.writeOffOf', { sku: row.sku, location: row.location })}>{t('control.writeOff')}</Button>
      <Modal opened={isOpen} onClose={close} title={t('control.writeOffOf', { sku: row.sku, location: row.location })} closeButtonProps={{ 'aria-label': t('app.close') }}>
        <form onSubmit={event => {
          event.preventDefault()
          write.mutate()
        }}>
          <Stack>
            <NumberInput label={t('stock.quantity')} value={quantity} onChange={value => setQuantity(Number(value))} min={1} max={row.quantity} clampBehavior="strict" allowDecimal={false} />
            <TextInput label={t('control.why')} required value={note} onChange={event => setNote(event.currentTarget.value)} maxLength={300} autoComplete="off" data-autofocus />
            {write.error && <ProblemAlert failure={write.error} />}
            <Button type="submit" color="red.8" loading={write.isPending} disabled={note.trim() === '' || quantity < 1}>{t('control.writeOff')}</Button>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
