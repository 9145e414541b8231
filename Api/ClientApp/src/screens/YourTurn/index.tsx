import { Text } from '@mantine/core'
import { useTexts } from '../../i18n/i18n'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { CancelInPick } from './CancelInPick'
import { useDemo } from './demo'
import { Invariants } from './Invariants'
import { Kill } from './Kill'
import { Race } from './Race'
import { ShortPick } from './ShortPick'
import { TooMuch } from './TooMuch'
import { Wifi } from './Wifi'
import { World } from './World'
import classes from './YourTurn.module.css'

/** The demo's experiments, beside the invariants that must hold. */
export default function YourTurn() {
  const { t } = useTexts()
  const { data: demo, error } = useDemo()
  // Keeps the last data while the server is down.
  if (!demo) return error ? <ProblemAlert failure={error} /> : <Loading />
  return (
    <Page title={t('turn.title')}>
      <Text mb="md" maw={760}>{t('turn.intro')}</Text>
      <div className={classes.grid}>
        <div className={classes.experiments}>
          <Race />
          <Kill stage={demo.stage} />
          <ShortPick stage={demo.stage} />
          <CancelInPick stage={demo.stage} />
          <TooMuch stage={demo.stage} />
          <Wifi stage={demo.stage} />
        </div>
        <div className={classes.side}>
          <Invariants />
          <World demo={demo} />
        </div>
      </div>
    </Page>
  )
}
