import { ActionIcon } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import classes from './Picker.module.css'

/** A quantity for thumbs in gloves. */
export function Stepper({ value, of, onChange }: { value: number; of: number; onChange: (value: number) => void }) {
  const { t } = useTexts()
  return (
    <div className={classes.count}>
      <ActionIcon variant="default" size={64} radius="md" aria-label={t('pick.less')} disabled={value <= 1} onClick={() => onChange(value - 1)}><IconMinus size={32} aria-hidden /></ActionIcon>
      <span className={classes.number} role="status" aria-label={t('pick.counted', { count: value, of })}>{value}<small> / {of}</small></span>
      <ActionIcon variant="default" size={64} radius="md" aria-label={t('pick.plus')} disabled={value >= of} onClick={() => onChange(value + 1)}><IconPlus size={32} aria-hidden /></ActionIcon>
    </div>
  )
}
