import { ActionIcon, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import classes from './Picker.module.css'
import { QuantitySheet } from './QuantitySheet'

interface Props {
  value: number
  of: number
  /** The least; one where it is absent. */
  min?: number
  onChange: (value: number) => void
}

/** A quantity for thumbs in gloves: one more or less, or a touch on the number to say it. */
export function Stepper({ value, of, min = 1, onChange }: Props) {
  const { t } = useTexts()
  const [isAsking, setIsAsking] = useState(false)
  const counted = t('pick.counted', { count: value, of })
  return (
    <div className={classes.count}>
      <ActionIcon variant="default" size={64} radius="md" aria-label={t('pick.less')} disabled={value <= min} onClick={() => onChange(value - 1)}><IconMinus size={32} aria-hidden /></ActionIcon>
      <VisuallyHidden role="status">{counted}</VisuallyHidden>
      <UnstyledButton className={classes.number} data-digits={`${value}${of}`.length} aria-label={t('quantity.change', { counted })} onClick={() => setIsAsking(true)}>
        <span className={classes.said}>{value}</span><small> / {of}</small>
      </UnstyledButton>
      <ActionIcon variant="default" size={64} radius="md" aria-label={t('pick.plus')} disabled={value >= of} onClick={() => onChange(value + 1)}><IconPlus size={32} aria-hidden /></ActionIcon>
      <QuantitySheet isOpen={isAsking} onClose={() => setIsAsking(false)} of={of} onQuantity={onChange} />
    </div>
  )
}
