import { ActionIcon, Button, NumberInput, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, ask } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useDescriptions, useStock } from '../Stock/useStock'
import type { FieldErrors } from './fieldErrors'
import classes from './Portal.module.css'

export interface LineDraft {
  key: number
  sku: string | null
  quantity: number | string
  uom: string
  price: number | string
}

export const newLine = (key: number): LineDraft => ({ key, sku: null, quantity: 1, uom: 'each', price: '' })

interface Props {
  merchant: string
  lines: readonly LineDraft[]
  onChange: (lines: LineDraft[]) => void
  errors: FieldErrors
  /** Shows prices and availability, for orders. */
  isOrder: boolean
  currency?: string
}

/** The form fields of the lines of an order or a delivery. */
export function LineFields({ merchant, lines, onChange, errors, isOrder, currency }: Props) {
  const { t } = useTexts()
  const set = (key: number, change: Partial<LineDraft>) => onChange(lines.map(line => (line.key === key ? { ...line, ...change } : line)))
  return (
    <div>
      {lines.map((line, i) => (
        <Line
          key={line.key} merchant={merchant} line={line} index={i} errors={errors} isOrder={isOrder} currency={currency} isOnly={lines.length === 1}
          onChange={change => set(line.key, change)} onRemove={() => onChange(lines.filter(other => other.key !== line.key))}
        />
      ))}
      <Button variant="subtle" mt="sm" leftSection={<IconPlus size={17} aria-hidden />}
        onClick={() => onChange([...lines, newLine(Math.max(0, ...lines.map(line => line.key)) + 1)])}>{t('form.addLine')}</Button>
    </div>
  )
}

interface LineProps extends Omit<Props, 'lines' | 'onChange'> {
  line: LineDraft
  index: number
  isOnly: boolean
  onChange: (change: Partial<LineDraft>) => void
  onRemove: () => void
}

function Line({ merchant, line, index, errors, isOrder, currency, isOnly, onChange, onRemove }: LineProps) {
  const { t } = useTexts()
  const descriptions = useDescriptions(merchant)
  const stock = useStock(merchant, '')
  const { data: known } = useQuery({
    queryKey: ['sku', merchant, line.sku], enabled: line.sku !== null, staleTime: 60_000,
    queryFn: () => ask(api.GET('/api/v1/merchants/{merchant}/skus/{sku}', { params: { path: { merchant, sku: line.sku ?? '' } } })),
  })
  const skus = useMemo(() => [...descriptions].map(([value, description]) => ({ value, label: `${value} · ${description}` })), [descriptions])
  const toSell = stock.data?.rows.find(row => row.sku === line.sku)?.availableToSell
  const uoms = ['each', ...(known?.units.map(({ uom }) => uom) ?? [])]
  return (
    <div className={classes.line} data-order={isOrder}>
      <Select label={index === 0 ? t('form.sku') : undefined} aria-label={t('form.sku')} required={index === 0} searchable limit={50} data={skus} value={line.sku}
        onChange={sku => onChange({ sku, uom: 'each' })} error={errors.of(`lines[${index}].sku`)}
        description={isOrder && toSell !== undefined ? t('form.available', { count: toSell }) : undefined} inputWrapperOrder={['label', 'input', 'description', 'error']} />
      <NumberInput label={index === 0 ? t('form.quantity') : undefined} aria-label={t('form.quantity')} min={1} max={1_000_000} allowDecimal={false} hideControls value={line.quantity}
        onChange={quantity => onChange({ quantity })} error={errors.of(`lines[${index}].quantity`)} />
      <Select label={index === 0 ? t('form.uom') : undefined} aria-label={t('form.uom')} allowDeselect={false} rightSectionWidth={26} value={line.uom} onChange={uom => onChange({ uom: uom ?? 'each' })}
        data={uoms.map(value => ({ value, label: value === 'each' ? t('form.uom.each') : value }))} error={errors.of(`lines[${index}].uom`)} />
      {isOrder
        ? (
          <NumberInput label={index === 0 ? t('form.price') : undefined} aria-label={t('form.price')} min={0} decimalScale={2} value={line.price} suffix={currency ? ` ${currency}` : undefined}
            hideControls onChange={price => onChange({ price })} error={errors.of(`lines[${index}].unitPrice.amount`)} />
        )
        : <span />}
      <ActionIcon variant="subtle" color="gray" size={36} mt={index === 0 ? 24 : 0} disabled={isOnly} onClick={onRemove} aria-label={t('form.removeLine', { line: index + 1 })}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </div>
  )
}
