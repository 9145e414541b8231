import { useDocumentTitle } from '@mantine/hooks'
import { api, ask } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { useSite } from '../../scope/useScope'
import { useSiteProfile } from '../../scope/useSiteProfile'
import { Loading } from '../../ui/Loading'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Alerts } from './Alerts'
import { Due } from './Due'
import { Figures } from './Figures'
import { People } from './People'
import { Stages } from './Stages'
import { Throughput } from './Throughput'
import { WallHead } from './WallHead'
import classes from './Wall.module.css'

/** Polled, because cut-offs approach and hours end without any event. */
const clockMs = 10_000

/** The wall screen of a site. */
export default function Wall() {
  const { t } = useTexts()
  const site = useSite()
  useDocumentTitle(`${t('wall.title', { site })} · ${t('app.name')}`)
  const profile = useSiteProfile(site)
  const { data, error } = useLiveQuery({
    queryKey: ['overview', site], subjects: [subject.site(site)], everyMs: clockMs,
    queryFn: ({ signal }) => ask(api.GET('/api/v1/sites/{site}/overview', { params: { path: { site } }, signal })),
  })
  if (!data) return error ? <ProblemAlert failure={error} /> : <Loading />
  return (
    <div className={classes.wall}>
      <WallHead name={profile?.name ?? site} timeZone={profile?.timeZone} />
      <Figures overview={data} timeZone={profile?.timeZone} />
      <Stages stages={data.stages} />
      <Alerts alerts={data.alerts} />
      <Throughput hours={data.hours} timeZone={profile?.timeZone} />
      <Due due={data.due} timeZone={profile?.timeZone} />
      <People people={data.people} />
    </div>
  )
}
