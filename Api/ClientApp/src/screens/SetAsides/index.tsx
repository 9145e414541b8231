import { Group, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTexts } from '../../i18n/i18n'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { SetAsideRow } from './SetAsideRow'
import classes from './SetAsides.module.css'
import { useSetAsides } from './useSetAsides'

/** Lists set-asides with their reason and what waits behind them, and retries them. */
export default function SetAsides() {
  const { t } = useTexts()
  const { data, error } = useSetAsides()
  const count = data?.items.length ?? 0
  return (
    <Page title={t('nav.setAsides')}>
      <Text c="dimmed" mb="md" maw={760}>{t('setAsides.intro')}</Text>
      {error && <ProblemAlert failure={error} />}
      {data && (
        <Section title={t('setAsides.title')} aside={<Text fw={700} className="numbers" c={count > 0 ? 'var(--ow-bad)' : 'var(--ow-good)'} aria-live="polite">{count}</Text>}>
          {count === 0
            ? <Group gap="xs" c="var(--ow-good)"><IconCircleCheck size={20} aria-hidden /><Text>{t('setAsides.none')}</Text></Group>
            : <ul className={classes.rows}>{data.items.map(one => <SetAsideRow key={one.id} one={one} />)}</ul>}
        </Section>
      )}
      {!data && !error && <Loading />}
    </Page>
  )
}
