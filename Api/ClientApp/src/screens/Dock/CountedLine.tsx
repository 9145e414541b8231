import { ActionIcon, Button, NumberInput, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash, IconX } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { DateField } from '../../ui/DateField'
import { needOf, type CountLine } from './count/countFlow'
import type { CountWork } from './count/CountWork'
import classes from './Dock.module.css'

interface Props {
  work: CountWork
  at: number
  line: CountLine
  isNow: boolean
}

const mostUnits = 1_000_000

/** One counted line: its quantity, and the lot, expiry or serials that the SKU requires. */
export function CountedLine({ work, at, line, isNow }: Props) {
  const { t } = useTexts()
  const need = needOf(line)
  const hasLots = line.tracking === 'lot' || line.expires
  return (
    <li className={classes.line} data-now={isNow} data-needs={need !== null}>
      <b className={classes.what}>{line.description}</b>
      <span>
        <Text span size="sm" c="dimmed" className="code">{line.sku}</Text>
        {line.condition !== 'good' && <> <span className={classes.bad}>{t(`condition.${line.condition}`)}</span></>}
      </span>
      {line.tracking === 'serial'
        ? <strong className={classes.units}>{line.quantity}</strong>
        : <NumberInput aria-label={t('dock.quantityOf', { sku: line.sku })} value={line.quantity} onChange={value => work.change(at, { quantity: Math.max(0, Number(value) || 0) })} min={0} max={mostUnits} allowDecimal={false} allowNegative={false} hideControls size="lg" w={96} className={classes.quantity} classNames={{ input: classes.units ?? '' }} />}
      <ActionIcon variant="subtle" color="gray" size={44} className={classes.remove} aria-label={t('dock.remove', { sku: line.sku })} onClick={() => work.remove(at)}><IconTrash size={20} aria-hidden /></ActionIcon>
      {hasLots && (
        <div className={classes.asked}>
          {(line.tracking === 'lot' || line.lot !== null) && <TextInput size="md" label={t('dock.lot')} value={line.lot ?? ''} error={need === 'lot'} maxLength={64} autoComplete="off" onChange={event => work.change(at, { lot: event.currentTarget.value.trim() || null })} />}
          {line.expires && <DateField size="md" label={t('dock.expiry')} value={line.expiry ?? ''} error={need === 'expiry'} onChange={expiry => work.change(at, { expiry: expiry || null })} />}
        </div>
      )}
      {hasLots && need === null && line.quantity > 0 && (
        <Button variant="subtle" size="sm" className={classes.another} leftSection={<IconPlus size={16} aria-hidden />} onClick={() => work.another(at)}>{t(line.tracking === 'lot' ? 'dock.anotherLot' : 'dock.anotherDate')}</Button>
      )}
      {line.tracking === 'serial' && line.serials.length === 0 && <Text size="sm" className={classes.serials}>{t('dock.scan.serial')}</Text>}
      {line.serials.length > 0 && (
        <ul className={classes.serials}>
          {line.serials.map(serial => (
            <li key={serial}>
              <span className="code">{serial}</span>
              <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('dock.remove', { sku: serial })} onClick={() => work.removeSerial(at, serial)}><IconX size={16} aria-hidden /></ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
