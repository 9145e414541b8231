import { Text, Title, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import { usePickers } from '../../people/usePickers'
import { tell } from '../../scan/feedback'
import { ScanField } from '../../scan/ScanField'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import classes from './Picker.module.css'
import { fitting, meant } from './who'

/** Who picks with a device that signed in by itself: one touch on a name, or a sign that is typed or scanned. */
export function WhoIsIt({ site, onKnown }: { site: string; onKnown: (picker: string) => void }) {
  const { t } = useTexts()
  const { data, error, refetch } = usePickers(site)
  const [typed, setTyped] = useState('')
  const [unknown, setUnknown] = useState<string | null>(null)
  const shown = data && fitting(data.items, typed)
  const take = (sign: string) => {
    // Without a list, or with a part of it, nobody but the server knows better.
    const picker = data && meant(data.items, sign)
    const known = picker ?? (data && !data.nextCursor ? null : sign)
    tell(known === null ? 'error' : 'ok')
    if (known === null) setUnknown(sign)
    else onKnown(known)
  }
  return (
    <div className={classes.screen} data-wide="true">
      <div>
        <Title order={1} size="h2">{t('picker.who')}</Title>
        <Text c="dimmed">{t('picker.whoHint')}</Text>
      </div>
      <div className={classes.people}>
        {error && <ProblemAlert failure={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data?.items.length === 0 && <Text size="lg">{t('picker.nobody')}</Text>}
        {shown?.length === 0 && typed !== '' && <Text size="lg" role="status">{t('picker.unknown', { typed })}</Text>}
        {shown?.map(({ picker, name, task }) => (
          <UnstyledButton key={picker} className={classes.person} onClick={() => take(picker)}>
            <span>
              <b>{name}</b>
              <Text span size="sm" c="dimmed">{[picker, task && t('picker.onTour')].filter(Boolean).join(' · ')}</Text>
            </span>
            <IconChevronRight size={26} aria-hidden />
          </UnstyledButton>
        ))}
      </div>
      <div className={classes.foot}>
        <div role="alert">{unknown !== null && <div className={classes.wrong}><strong>{t('picker.unknown', { typed: unknown })}</strong></div>}</div>
        <ScanField
          label={t('picker.find')} isHandheld onScan={take}
          onType={text => {
            setTyped(text)
            if (text !== '') setUnknown(null)
          }}
        />
      </div>
    </div>
  )
}
