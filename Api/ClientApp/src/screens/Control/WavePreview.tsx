import { Collapse, Stack, Table, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import type { Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { Countdown } from '../../ui/Countdown'
import classes from './Control.module.css'
import { OrderLink } from './OrderLink'
import { leftOut } from './waveFilters'

/** Shows the wave that would be created. */
export function WavePreview({ preview }: { preview: Schemas['WavePreview'] }) {
  const { t } = useTexts()
  const format = useFormat()
  const figures = [
    ['orders', format.number(preview.orders)], ['tours', format.number(preview.tasks.length)], ['stops', format.number(preview.stops)],
    ['units', format.number(preview.units)], ['walk', format.metres(preview.distanceMm)],
  ] as const
  return (
    <Stack gap="md">
      <dl className={classes.figures}>
        {figures.map(([name, value]) => <div key={name}><dt>{t(`control.${name}`)}</dt><dd className="numbers">{value}</dd></div>)}
      </dl>
      {preview.orders === 0 && <Text c="dimmed">{t('control.nothing')}</Text>}
      {leftOut(preview.notPlanned).map(({ reason, fulfilments }) => <LeftOut key={reason} reason={reason} fulfilments={fulfilments} />)}
      {preview.tasks.length > 0 && (
        <div className={classes.tours} role="group" aria-label={t('control.tours')} tabIndex={0}>
          <Table verticalSpacing={7} stickyHeader>
            <Table.Thead>
              <Table.Tr><Table.Th>{t('control.tour')}</Table.Th><Table.Th ta="right">{t('control.orders')}</Table.Th><Table.Th ta="right">{t('control.stops')}</Table.Th><Table.Th ta="right">{t('control.units')}</Table.Th><Table.Th ta="right">{t('control.walk')}</Table.Th><Table.Th ta="right">{t('control.due')}</Table.Th></Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {preview.tasks.map((tour, i) => (
                <Table.Tr key={i}>
                  <Table.Td>{i + 1}</Table.Td>
                  <Table.Td ta="right">{tour.orders}</Table.Td>
                  <Table.Td ta="right">{tour.stops}</Table.Td>
                  <Table.Td ta="right">{tour.units}</Table.Td>
                  <Table.Td ta="right">{format.metres(tour.distanceMm)}</Table.Td>
                  <Table.Td ta="right">{tour.dueBy ? <Countdown at={tour.dueBy} /> : '–'}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Stack>
  )
}

function LeftOut({ reason, fulfilments }: { reason: string; fulfilments: string[] }) {
  const { tn, word } = useTexts()
  const [isOpen, { toggle }] = useDisclosure(false)
  return (
    <div className={classes.leftOut}>
      <UnstyledButton onClick={toggle} aria-expanded={isOpen} className={classes.leftOutHead}>
        <b>{tn('control.notPlanned', fulfilments.length)}</b><span>{word('notPlanned', reason)}</span><IconChevronDown size={18} aria-hidden />
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <ul>{fulfilments.map(fulfilment => <li key={fulfilment}><OrderLink fulfilment={fulfilment} /></li>)}</ul>
      </Collapse>
    </div>
  )
}
