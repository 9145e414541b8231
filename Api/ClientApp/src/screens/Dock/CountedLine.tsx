import { ActionIcon, NumberInput, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { needOf, type CountLine } from './count/countFlow'
import classes from './Dock.module.css'

interface Props {
  line: CountLine
  isNow: boolean
  onChange: (some: Partial<CountLine>) => void
  onRemove: () => void
}

const mostUnits = 1_000_000

/** One kind of goods that is in hand: how many, and what the SKU asks for. */
export function CountedLine({ line, isNow, onChange, onRemove }: Props) {
  const { t } = useTexts()
  const need = needOf(line)
  return (
    <li className={classes.line} data-now={isNow} data-needs={need !== null}>
      <div className={classes.what}>
        <b>{line.description}</b>
        <Text size="sm" c="dimmed" className="code">{line.sku}</Text>
        {line.condition !== 'good' && <span className={classes.bad}>{t(`condition.${line.condition}`)}</span>}
      </div>
      {line.tracking === 'serial'
        ? <strong className={classes.units}>{line.quantity}</strong>
        : <NumberInput aria-label={t('dock.quantityOf', { sku: line.sku })} value={line.quantity} onChange={value => onChange({ quantity: Math.max(0, Number(value) || 0) })} min={0} max={mostUnits} allowDecimal={false} allowNegative={false} hideControls size="lg" w={104} classNames={{ input: classes.units ?? '' }} />}
      <ActionIcon variant="subtle" color="gray" size={44} aria-label={t('dock.remove', { sku: line.sku })} onClick={onRemove}><IconTrash size={20} aria-hidden /></ActionIcon>
      {(line.tracking === 'lot' || line.expires) && (
        <div className={classes.asked}>
          {(line.tracking === 'lot' || line.lot !== null) && <TextInput label={t('dock.lot')} value={line.lot ?? ''} error={need === 'lot'} maxLength={64} autoComplete="off" onChange={event => onChange({ lot: event.currentTarget.value.trim() || null })} />}
          {line.expires && <TextInput type="date" label={t('dock.expiry')} value={line.expiry ?? ''} error={need === 'expiry'} onChange={event => onChange({ expiry: event.currentTarget.value || null })} />}
        </div>
      )}
      {line.tracking === 'serial' && <Text size="sm" className={classes.serials}>{line.serials.length > 0 ? line.serials.join(' · ') : t('dock.scan.serial')}</Text>}
    </li>
  )
}
