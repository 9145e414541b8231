import { ActionIcon, Anchor, CopyButton, Group, Text, Title, Tooltip, UnstyledButton } from '@mantine/core'
import { IconBox, IconCheck, IconCopy, IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import type { Tracked } from './stages'
import classes from './Track.module.css'

type TrackedParcel = Tracked['parcels'][number]

/** How many tracking updates are shown before the older ones are collapsed. */
const shown = 4

/** One parcel: its carrier, contents and tracking updates, newest first. */
export function Parcel({ parcel, index, count }: { parcel: TrackedParcel; index: number; count: number }) {
  const { t, word } = useTexts()
  return (
    <section className={`card ${classes.section ?? ''}`} aria-labelledby={`parcel-${index}`}>
      <Group justify="space-between" wrap="nowrap" mb="xs">
        <Group gap={8} wrap="nowrap">
          <IconBox size={21} aria-hidden />
          <Title order={2} size="h5" id={`parcel-${index}`}>{count === 1 ? t('track.parcel') : t('track.parcelOf', { number: index + 1, count })}</Title>
        </Group>
        <Text size="sm" fw={600}>{word('track.news', parcel.status)}</Text>
      </Group>
      <ul className={classes.contents}>
        {parcel.contents.map(content => <li key={content.line}><span className="numbers">{content.quantity} ×</span> {content.description}</li>)}
      </ul>
      <News news={parcel.news} />
      <Group gap={6} mt="sm" className={classes.number}>
        <Text span size="sm" c="dimmed">{word('carrier', parcel.carrier)}</Text>
        <Text span size="sm" className="code">{parcel.number}</Text>
        <CopyButton value={parcel.number}>
          {({ copied, copy }) => (
            <Tooltip label={t(copied ? 'track.copied' : 'track.copyNumber')}>
              <ActionIcon variant="subtle" onClick={copy} aria-label={t(copied ? 'track.copied' : 'track.copyNumber')}>
                {copied ? <IconCheck size={17} aria-hidden /> : <IconCopy size={17} aria-hidden />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
        {parcel.url && (
          <Anchor href={parcel.url} target="_blank" rel="noreferrer" size="sm" ms="auto">
            {t('track.carrierPage')} <IconExternalLink size={14} aria-hidden style={{ verticalAlign: -2 }} />
          </Anchor>
        )}
      </Group>
    </section>
  )
}

function News({ news }: { news: TrackedParcel['news'] }) {
  const { word, tn } = useTexts()
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  const some = isWhole ? news : news.slice(0, shown)
  return (
    <>
      <ol className={classes.news}>
        {some.map(entry => (
          <li key={`${entry.at} ${entry.status}`}>
            <Text size="sm" fw={600}>{word('track.news', entry.status)}</Text>
            <Text size="sm" c="dimmed"><time dateTime={entry.at}>{format.dateTime(entry.at)}</time>{entry.place && ` · ${entry.place}`}</Text>
          </li>
        ))}
      </ol>
      {some.length < news.length && (
        <UnstyledButton className={classes.more} onClick={() => setWhole(true)}>{tn('track.older', news.length - some.length)}</UnstyledButton>
      )}
    </>
  )
}
