import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api, ask, newOperation } from '../../api/client'
import { DeliveryNotes } from '../../deliveries/DeliveryNotes'
import { useTexts } from '../../i18n/i18n'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { useNames } from '../../scope/useNames'
import { useSite } from '../../scope/useScope'
import { useSiteProfile } from '../../scope/useSiteProfile'
import { useSession } from '../../session/SessionProvider'
import { Countdown } from '../../ui/Countdown'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { useGoods } from '../../goods/useGoods'
import { compare, type Delivery } from './count/compare'
import { Counting } from './Counting'
import classes from './Dock.module.css'
import { Expected } from './Expected'
import { InboundBadge } from './InboundBadge'
import { useCountWork } from './useCountWork'

/** One delivery: counting by scan, comparison with the ASN, and notes. */
export function DeliveryPage() {
  const { t } = useTexts()
  const site = useSite()
  const { role } = useSession()
  const { merchant = '', asn = '' } = useParams()
  const { data: delivery, error, refetch } = useLiveQuery({
    queryKey: ['delivery', merchant, asn],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/merchants/{merchant}/inbound/{asn}', { params: { path: { merchant, asn } }, signal })),
    subjects: [subject.site(site)],
    when: event => event.stream === `inbound:${merchant}/${asn}`,
  })
  const [work, state] = useCountWork(site, merchant, asn)
  const merchantOf = useNames('merchant')
  const timeZone = useSiteProfile(site)?.timeZone
  const rows = delivery ? compare(delivery, state.count.lines) : []
  const { names } = useGoods(merchant, rows.map(({ sku }) => sku))
  if (error && !delivery) return <Page title={asn}><Back /><ProblemAlert failure={error} onRetry={() => void refetch()} /></Page>
  if (!delivery) return <Loading />
  const isOpen = !['confirmed', 'closed'].includes(delivery.status)
  const counts = isOpen && role !== 'office'
  return (
    <Page title={asn} aside={<><InboundBadge status={delivery.status} />{delivery.expectedAt && <Countdown at={delivery.expectedAt} isOver={delivery.receipts > 0} />}</>}>
      <Stack gap="md">
        <Group justify="space-between"><Back /><Text c="dimmed">{delivery.blind ? t('dock.blindOf', { merchant: merchantOf(merchant) }) : merchantOf(merchant)}</Text></Group>
        <Outcome delivery={delivery} names={names} mayConfirm={role === 'office' || role === 'operator'} />
        <div className={classes.delivery} data-counts={counts}>
          {counts && <Counting work={work} state={state} isAgain={delivery.status === 'discrepant'} />}
          <Stack gap="md">
            <Section title={t('dock.expected')} flush><Expected rows={rows} names={names} blind={delivery.blind} /></Section>
            <Section title={t('notes.title')}><DeliveryNotes delivery={delivery} timeZone={timeZone} /></Section>
          </Stack>
        </div>
      </Stack>
    </Page>
  )
}

/** The result of the count, and the next step. */
function Outcome({ delivery, names, mayConfirm }: { delivery: Delivery; names: Partial<Record<string, string>>; mayConfirm: boolean }) {
  const { t, tn, word } = useTexts()
  const [failure, setFailure] = useState<Error | null>(null)
  const [isSending, setIsSending] = useState(false)
  const [operation] = useState(newOperation)
  const { merchant, asn, status, discrepancies } = delivery
  if (status === 'announced' || status === 'receiving') return null
  const confirm = async () => {
    setIsSending(true)
    setFailure(null)
    try {
      await ask(api.POST('/api/v1/merchants/{merchant}/inbound/{asn}/confirm', { params: { path: { merchant, asn } }, headers: { 'Idempotency-Key': operation } }))
    } catch (thrown) {
      setFailure(thrown as Error)
    }
    setIsSending(false)
  }
  if (status === 'discrepant') {
    return (
      <div className={classes.discrepant} role="status">
        <b>{tn('dock.discrepant', discrepancies.length)}</b>
        <ul>{discrepancies.map((found, i) => <li key={i}>{names[found.sku] ?? <span className="code">{found.sku}</span>} · {word('discrepancy', found.kind)} · <b className="numbers">{found.quantity}</b>{found.lot && ` · ${t('pick.lot', { lot: found.lot })}`}</li>)}</ul>
        <span>{t('dock.discrepantHint')}</span>
        {failure && <ProblemAlert failure={failure} />}
        {mayConfirm && <Button w="fit-content" loading={isSending} onClick={() => void confirm()}>{t('dock.confirm')}</Button>}
      </div>
    )
  }
  return (
    <div className={classes.done} role="status">
      <IconCircleCheck size={34} aria-hidden />
      <b>{t(status === 'closed' ? 'dock.closed' : 'dock.confirmed')}</b>
      {status !== 'closed' && <Button component={Link} to="../..?view=putAway" relative="path" variant="white">{t('dock.toPutAways')}</Button>}
    </div>
  )
}

function Back() {
  const { t } = useTexts()
  return (
    <Anchor component={Link} to="../.." relative="path" size="sm" w="fit-content">
      <IconArrowLeft size={15} aria-hidden style={{ verticalAlign: -2 }} /> {t('nav.dock')}
    </Anchor>
  )
}
