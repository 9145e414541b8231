import { Stack, Table, Text } from '@mantine/core'
import { useGoodsNames } from '../../goods/useGoods'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { usePickerNames } from '../../people/usePickers'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { useWork, type Work as Item } from '../Picker/useWork'
import { TaskActions } from './TaskActions'

/** All that people are to do, by kind, in the order in which it is to be done. */
export function Work({ site }: { site: string }) {
  const { t, word } = useTexts()
  const { data, error } = useWork(site)
  if (error) return <ProblemAlert failure={error} />
  if (!data) return <Loading />
  if (data.length === 0) return <Text c="dimmed" role="status">{t('control.noWork')}</Text>
  const kinds = [...new Set(data.map(({ kind }) => kind))].sort((one, other) => one.localeCompare(other))
  return (
    <Stack>
      {kinds.map(kind => {
        const items = data.filter(item => item.kind === kind)
        return (
          <Section key={kind} title={word('workKind', kind)} aside={<Text c="dimmed" className="numbers">{items.length}</Text>} flush>
            <Items site={site} items={items} />
          </Section>
        )
      })}
    </Stack>
  )
}

function Items({ site, items }: { site: string; items: readonly Item[] }) {
  const { t, tn } = useTexts()
  const format = useFormat()
  const nameOf = useGoodsNames(items.flatMap(({ merchant, sku }) => merchant && sku ? { merchant, sku } : []))
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing={8} horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr><Table.Th>{t('control.where')}</Table.Th><Table.Th>{t('control.what')}</Table.Th><Table.Th>{t('control.whoNow')}</Table.Th><Table.Th ta="right">{t('control.due')}</Table.Th><Table.Th /></Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ id, from, to, merchant, sku, quantity, picker, keptFor, dueBy }) => {
            const goods = merchant && sku ? nameOf({ merchant, sku }) ?? sku : undefined
            return (
              <Table.Tr key={id}>
                <Table.Td className="code nowrap">{to ? `${from} → ${to}` : from}</Table.Td>
                <Table.Td>{quantity == null ? goods : goods === undefined ? `${id} · ${tn('next.units', quantity)}` : t('picker.goods', { quantity, name: goods })}</Table.Td>
                <Table.Td><Who site={site} picker={picker} keptFor={keptFor} /></Table.Td>
                <Table.Td ta="right" className="numbers">{dueBy && format.time(dueBy)}</Table.Td>
                <Table.Td ta="right"><TaskActions site={site} task={id} picker={picker} /></Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Who({ site, picker, keptFor }: { site: string; picker: Item['picker']; keptFor: Item['keptFor'] }) {
  const { t } = useTexts()
  const nameOf = usePickerNames(site)
  if (picker) return nameOf(picker)
  return keptFor ? t('control.for', { picker: nameOf(keptFor) }) : <Text span c="dimmed">{t('control.nobody')}</Text>
}
