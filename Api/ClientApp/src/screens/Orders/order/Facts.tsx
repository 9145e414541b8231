import { ActionIcon, CopyButton, Group, Text, Tooltip } from '@mantine/core'
import { IconCheck, IconExternalLink, IconLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTexts } from '../../../i18n/i18n'
import { useFormat } from '../../../i18n/useFormat'
import { useChannelNames } from '../../../scope/useNames'
import { useMerchant } from '../../../scope/useScope'
import { Section } from '../../../ui/Section'
import type { Order } from '../useOrder'
import classes from './Facts.module.css'

/** The buyer, the shipping address and the terms of the order. */
export function Facts({ order }: { order: Order }) {
  const { t, word } = useTexts()
  const format = useFormat()
  const channels = useChannelNames(useMerchant())
  const to = order.shipTo
  return (
    <Section title={t('order.customer')}>
      <Text fw={600}>{order.customer.name}</Text>
      <Text size="sm" c="dimmed" className="code">{order.customer.email}</Text>
      <dl className={classes.facts}>
        <Fact name={t('order.shipTo')}>
          <address className={classes.address}>
            {[to.name, to.company, to.line1, to.line2, `${to.postcode} ${to.city}`, to.region, format.country(to.country)].filter(Boolean)
              .map((line, i) => <span key={i}>{line}</span>)}
          </address>
        </Fact>
        <Fact name={t('order.channel')}>{channels(order.channel)}</Fact>
        <Fact name={t('orders.placed')}>{format.dateTime(order.placedAt)}</Fact>
        {order.shipAfter && <Fact name={t('order.shipAfter')}>{format.dateTime(order.shipAfter)}</Fact>}
        {order.shipBy && <Fact name={t('order.shipBy')}>{format.dateTime(order.shipBy)}</Fact>}
        {order.serviceLevel && <Fact name={t('order.service')}>{word('form.service', order.serviceLevel)}</Fact>}
        <Fact name={t('order.partial')}>{word('order.partial', order.partialPolicy)}</Fact>
        {order.trackingPath && <Fact name={t('order.link')}><BuyersLink path={order.trackingPath} /></Fact>}
      </dl>
    </Section>
  )
}

function BuyersLink({ path }: { path: string }) {
  const { t } = useTexts()
  return (
    <Group gap={4} wrap="nowrap" mt={-3}>
      <CopyButton value={new URL(path, globalThis.location.origin).href}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('track.copied') : `${t('order.link.copy')}. ${t('order.link.hint')}`} multiline maw={280}>
            <ActionIcon variant="default" onClick={copy} aria-label={t(copied ? 'track.copied' : 'order.link.copy')}>
              {copied ? <IconCheck size={17} aria-hidden /> : <IconLink size={17} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
      <ActionIcon component="a" variant="default" href={path} target="_blank" aria-label={t('order.link.open')}><IconExternalLink size={17} aria-hidden /></ActionIcon>
    </Group>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
