import { Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconMapQuestion } from '@tabler/icons-react'
import { useParams } from 'react-router'
import { api, ask } from '../../api/client'
import { Problem } from '../../api/problem'
import { useTexts } from '../../i18n/i18n'
import { LiveBadge } from '../../live/LiveBadge'
import { LiveProvider } from '../../live/LiveProvider'
import { useLiveQuery } from '../../live/useLiveQuery'
import { Preferences } from '../../shell/UserMenu'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Items } from './Items'
import { Parcel } from './Parcel'
import { Summary } from './Summary'
import classes from './Track.module.css'

/** The page behind a buyer's tracking link, for anyone who has the link. */
export default function Track() {
  const { token = '' } = useParams()
  return <LiveProvider hub="/hubs/track"><TrackedOrder key={token} token={token} /></LiveProvider>
}

/** Polling interval in case the live feed is unavailable. */
const everyMs = 60_000

function TrackedOrder({ token }: { token: string }) {
  const { t } = useTexts()
  const { data: order, error } = useLiveQuery({
    queryKey: ['track', token], subjects: [`track:${token}`], everyMs,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/track/{token}', { params: { path: { token } }, signal })),
  })
  useDocumentTitle(order ? `${t('track.title', { number: order.number })} · ${t(`track.stage.${order.stage}`)}` : t('app.name'))
  const isUnknown = error instanceof Problem && error.status === 404
  return (
    <div className={classes.page}>
      <main className={classes.column}>
        {isUnknown ? <Unknown /> : order ? (
          <>
            <Summary order={order} />
            {order.parcels.map((parcel, i) => <Parcel key={parcel.number} parcel={parcel} index={i} count={order.parcels.length} />)}
            <Items order={order} />
          </>
        ) : error ? <ProblemAlert failure={error} /> : <Loading />}
      </main>
      <footer className={classes.foot}>
        {!isUnknown && <span className={classes.live}><LiveBadge /><Text span size="sm" c="dimmed">{t('track.bySelf')}</Text></span>}
        <div className={classes.preferences}><Preferences /></div>
      </footer>
    </div>
  )
}

function Unknown() {
  const { t } = useTexts()
  return (
    <section className={`card ${classes.unknown ?? ''}`}>
      <IconMapQuestion size={56} stroke={1.3} aria-hidden />
      <Title order={1} size="h3">{t('track.unknown')}</Title>
      <Text c="dimmed">{t('track.unknownHint')}</Text>
    </section>
  )
}
