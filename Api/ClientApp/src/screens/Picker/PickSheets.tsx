import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import { explain } from '../../ui/ProblemAlert'
import classes from './Picker.module.css'
import type { PickWork } from './PickWork'
import { Sheet } from './Sheet'

const reasons = ['notThere', 'tooFew', 'damaged', 'wrongGoods', 'unreachable'] as const

interface ShortProps {
  isOpen: boolean
  onClose: () => void
  taken: number
  wanted: number
  onReason: (reason: string) => void
}

/** Less than asked: why. One touch, and it is done. */
export function ShortSheet({ isOpen, onClose, taken, wanted, onReason }: ShortProps) {
  const { t, tn } = useTexts()
  return (
    <Sheet title={t('pick.short')} isOpen={isOpen} onClose={onClose}>
      <Stack gap="sm">
        <Text size="lg">{tn('pick.shortHint', wanted - taken, { taken })}</Text>
        {reasons.map(reason => (
          <Button key={reason} size="xl" variant="default" fullWidth className={classes.big} onClick={() => {
            onReason(reason)
            onClose()
          }}>{t(`pick.reason.${reason}`)}</Button>
        ))}
      </Stack>
    </Sheet>
  )
}

interface MoreProps {
  isOpen: boolean
  onClose: () => void
  work: PickWork
  mayPutOff: boolean
  onHome: () => void
}

export function MoreSheet({ isOpen, onClose, work, mayPutOff, onHome }: MoreProps) {
  const { t } = useTexts()
  const [failure, setFailure] = useState<Error | null>(null)
  const giveBack = async () => {
    try {
      await work.giveBack('handed back on the handheld')
      onClose()
      onHome()
    } catch (thrown) {
      setFailure(thrown as Error)
    }
  }
  return (
    <Sheet title={t('pick.more')} isOpen={isOpen} onClose={onClose}>
      <Stack gap="sm">
        {failure && <Text c="var(--ow-bad)" role="alert">{explain(failure, t)}</Text>}
        <Button size="xl" variant="default" fullWidth className={classes.big} disabled={!mayPutOff} onClick={() => {
          work.putOff()
          onClose()
        }}>{t('pick.later')}</Button>
        <Button size="xl" variant="default" fullWidth className={classes.big} onClick={() => void giveBack()}>{t('pick.giveBack')}</Button>
      </Stack>
    </Sheet>
  )
}
