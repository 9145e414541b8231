import { Stack, Text, UnstyledButton } from '@mantine/core'
import { IconPackage } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { ScanField } from '../../scan/ScanField'
import { useNames } from '../../scope/useNames'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { StatusBadge } from '../../ui/StatusBadge'
import classes from './Pack.module.css'
import { Queue } from './Queue'
import type { Fulfilment, useFind } from './useFind'

interface Props {
  site: string
  find: ReturnType<typeof useFind>
  onFound: (fulfilment: Fulfilment) => void
  onManifest: () => void
}

/** Finds what to pack by scanning or tapping a tote or an order. */
export function Find({ site, find: { found, failure, asked, ready, open }, onFound, onManifest }: Props) {
  const { t } = useTexts()
  const merchants = useNames('merchant')
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
            <b>{part.number}</b><span>{merchants(part.merchant)}</span><StatusBadge status={part.status} />
          </UnstyledButton>
        ))}
      </Stack>
      <Queue site={site} onChoose={({ fulfilment, number }) => void open(fulfilment, number)} onManifest={onManifest} />
    </Stack>
  )
}
