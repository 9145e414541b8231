import { Button, Modal, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import { ScanField } from '../../scan/ScanField'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { isReady, shownOrder, takesText, unitsOf, type Condition } from './count/countFlow'
import type { CountState, CountWork } from './count/CountWork'
import { CountedLine } from './CountedLine'
import classes from './Dock.module.css'

const conditions: readonly Condition[] = ['good', 'damaged', 'expired', 'wrong', 'quarantine']

/** Counts a delivery by scanning units or cases, with their condition. */
export function Counting({ work, state, isAgain }: { work: CountWork; state: CountState; /** The count was completed before: this only adds goods that came later. */ isAgain: boolean }) {
  const { t, tn } = useTexts()
  const isNarrow = useMediaQuery('(max-width: 36em)')
  const [isFinishing, setIsFinishing] = useState(false)
  const { count, wrong, failure, isSending } = state
  const text = takesText(count)
  const units = unitsOf(count)
  const data = conditions.map(condition => ({ value: condition, label: t(`condition.${condition}`) }))
  const finish = async () => {
    setIsFinishing(false)
    // The result is shown at the top, and on a handheld the user is scrolled far below.
    if (await work.send(true)) globalThis.scrollTo({ top: 0 })
  }
  return (
    <Section title={t('dock.count')} aside={<Text fw={650} className="numbers" role="status">{tn('dock.units', units)}</Text>}>
      <Stack gap="sm">
        {isNarrow
          ? <NativeSelect size="md" label={t('dock.condition')} data={data} value={count.condition} onChange={event => work.setCondition(event.currentTarget.value as Condition)} className={classes.conditions} data-bad={count.condition !== 'good'} />
          : (
            <div>
              <Text size="sm" fw={600} id="condition">{t('dock.condition')}</Text>
              <SegmentedControl aria-labelledby="condition" data={data} value={count.condition} onChange={work.setCondition} fullWidth size="md" className={classes.conditions} data-bad={count.condition !== 'good'} />
            </div>
          )}
        <ScanField label={t(text ? `dock.scan.${text}` : 'dock.scan.goods')} onScan={typed => work.scan(typed)} />
        <div role="alert">
          {wrong && <div className={classes.wrong}><b>{t(`dock.wrong.${wrong.what}`)}</b><span>{t(`dock.wrongHint.${wrong.what}`, { scanned: wrong.scanned })}</span></div>}
          {failure && <ProblemAlert failure={failure} />}
        </div>
        {count.lines.length === 0
          ? <Text c="dimmed" ta="center" p="md">{t('dock.nothingYet')}</Text>
          : (
            <ul className={classes.counted}>
              {shownOrder(count).map(at => count.lines[at] && <CountedLine key={at} work={work} at={at} line={count.lines[at]} isNow={at === count.at} />)}
            </ul>
          )}
        {!isReady(count) && <Text c="var(--ow-warn)" fw={600} role="status">{t('dock.incomplete')}</Text>}
        <div className={classes.actions}>
          <Button size="lg" variant="default" disabled={units === 0 || !isReady(count)} loading={isSending} onClick={() => void work.send(false)}>{t('dock.bookPart')}</Button>
          <Button size="lg" disabled={!isReady(count) || (isAgain && units === 0)} loading={isSending} onClick={() => setIsFinishing(true)}>{t('dock.finish')}</Button>
        </div>
      </Stack>
      <Modal opened={isFinishing} onClose={() => setIsFinishing(false)} title={t('dock.finish')} closeButtonProps={{ 'aria-label': t('app.close') }}>
        <Stack>
          <Text>{t('dock.finishHint')}</Text>
          <Button size="lg" onClick={() => void finish()} data-autofocus>{t('dock.finishYes')}</Button>
          <Button size="lg" variant="default" onClick={() => setIsFinishing(false)}>{t('app.cancel')}</Button>
        </Stack>
      </Modal>
    </Section>
  )
}
