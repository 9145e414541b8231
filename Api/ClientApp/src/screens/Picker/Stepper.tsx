import { ActionIcon, Button } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import classes from './Picker.module.css'

/** From here on, steps of one are too many. */
const many = 20
const long = 100

/** A quantity for thumbs in gloves. */
export function Stepper({ value, of, onChange }: { value: number; of: number; onChange: (value: number) => void }) {
  const { t } = useTexts()
  const within = (wanted: number) => Math.max(1, Math.min(of, wanted))
  return (
    <>
      <div className={classes.count}>
        <ActionIcon variant="default" size={64} radius="md" aria-label={t('pick.less')} disabled={value <= 1} onClick={() => onChange(within(value - 1))}><IconMinus size={32} aria-hidden /></ActionIcon>
        <span className={classes.number} data-long={of >= long} role="status" aria-label={t('pick.counted', { count: value, of })}>{value}<small> / {of}</small></span>
        <ActionIcon variant="default" size={64} radius="md" aria-label={t('pick.plus')} disabled={value >= of} onClick={() => onChange(within(value + 1))}><IconPlus size={32} aria-hidden /></ActionIcon>
      </div>
      {of > many && (
        <div className={classes.tens}>
          <Button size="lg" variant="default" aria-label={t('pick.tenLess')} disabled={value <= 1} onClick={() => onChange(within(value - 10))}>−10</Button>
          <Button size="lg" variant="default" aria-label={t('pick.tenMore')} disabled={value >= of} onClick={() => onChange(within(value + 10))}>+10</Button>
        </div>
      )}
    </>
  )
}
