import { Stack, Text, UnstyledButton } from '@mantine/core'
import { IconPackage } from '@tabler/icons-react'
import { useState } from 'react'
import type { Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { tell } from '../../scan/feedback'
import { ScanField } from '../../scan/ScanField'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { StatusBadge } from '../../ui/StatusBadge'
import { useLookUp } from '../Picker/useLookUp'
import classes from './Pack.module.css'
import { linesOf } from './packFlow'
import { Queue } from './Queue'

type Fulfilment = Schemas['LookupFulfilment']

interface Props {
  site: string
  onFound: (fulfilment: Fulfilment) => void
  onManifest: () => void
}

/** A tote, or an order, scanned or touched: what is to be packed now? */
export function Find({ site, onFound, onManifest }: Props) {
  const { t } = useTexts()
  const { found, failure, look } = useLookUp(site)
  const [asked, setAsked] = useState('')
  const open = async (code: string, name = code) => {
    setAsked(name)
    const answer = await look(code)
    const ready = (answer?.fulfilments ?? []).filter(part => linesOf(part).length > 0)
    tell(ready.length > 0 ? 'ok' : 'error')
    const [only] = ready
    if (only && ready.length === 1) onFound(only)
  }
  const ready = (found?.fulfilments ?? []).filter(part => linesOf(part).length > 0)
  return (
    <Stack gap="xl">
      <Stack gap="md" className={classes.find}>
        <Text fz={24} fw={700} ta="center"><IconPackage size={34} stroke={1.4} aria-hidden className={classes.mark} /> {t('pack.begin')}</Text>
        <ScanField label={t('pack.scanTote')} onScan={typed => void open(typed)} />
        <div role="alert">
          {failure && <ProblemAlert failure={failure} />}
          {found && ready.length === 0 && <div className={classes.wrong}><b>{t('pack.nothing', { code: asked })}</b><span>{t(found.fulfilments.length > 0 ? 'pack.notPicked' : 'pack.unknown')}</span></div>}
        </div>
        {ready.length > 1 && <Text size="lg">{t('pack.which')}</Text>}
        {ready.length > 1 && ready.map(part => (
          <UnstyledButton key={part.id} className={classes.choice} onClick={() => onFound(part)}>
            <b>{part.number}</b><span>{part.merchant}</span><StatusBadge status={part.status} />
          </UnstyledButton>
        ))}
      </Stack>
      <Queue site={site} onChoose={({ fulfilment, number }) => void open(fulfilment, number)} onManifest={onManifest} />
    </Stack>
  )
}
