import { ActionIcon, AppShell, Burger, Group, NavLink, ScrollArea, Text } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { useIsFetching, type Query } from '@tanstack/react-query'
import { type ReactNode } from 'react'
import { Link } from 'react-router'
import { useTexts } from '../i18n/i18n'
import { LiveBadge } from '../live/LiveBadge'
import { screensOf, type Screen } from '../routes'
import { addressOf, chosen } from '../scope/addresses'
import { DemoBadge } from '../screens/YourTurn/DemoBadge'
import { ScopePicker } from '../scope/ScopePicker'
import { useSession } from '../session/SessionProvider'
import classes from './Shell.module.css'
import { UserMenu } from './UserMenu'

interface Props {
  screen: Screen | undefined
  children: ReactNode
}

/** Queries that load for the first time and have no data to show yet. */
const isFirstReading = ({ state }: Query) => state.status === 'pending'

/** The frame of every screen: title, navigation, live status, and user menu. */
export function Shell({ screen, children }: Props) {
  const { t } = useTexts()
  const [isOpen, { toggle, close }] = useDisclosure(false)
  const isNarrow = useMediaQuery('(max-width: 62em)')
  const isIncomplete = useIsFetching({ predicate: isFirstReading }) > 0
  const isFull = screen?.frame === 'full'
  const hidesNav = isFull || isNarrow
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'md', collapsed: { mobile: !isOpen, desktop: isFull && !isOpen } }}
      padding={0}
    >
      <a className="skip-link" href="#content">{t('app.skip')}</a>
      <AppShell.Header className={classes.bar}>
        <Group h="100%" px="sm" gap="xs" wrap="nowrap">
          {hidesNav && <Burger opened={isOpen} onClick={toggle} size="sm" aria-label={t('app.menu')} aria-expanded={isOpen} />}
          <ActionIcon component={Link} to="/" variant="transparent" size={32} visibleFrom="xs" aria-label={t('app.name')}>
            <img src="/icon.svg" width={30} height={30} alt="" />
          </ActionIcon>
          <Text fw={700} visibleFrom="sm" className={classes.brand}>{t('app.name')}</Text>
          {screen && screen.scope !== 'none' && <ScopePicker screen={screen} scope={screen.scope} />}
          <span className={classes.space} />
          <DemoBadge />
          <LiveBadge />
          <UserMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.bar} p="sm" aria-label={t('app.menu')}>
        <ScrollArea>
          <Links current={screen} onGo={close} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} aria-busy={isIncomplete} className={classes.main}>{children}</AppShell.Main>
    </AppShell>
  )
}

function Links({ current, onGo }: { current: Screen | undefined; onGo: () => void }) {
  const { t } = useTexts()
  const session = useSession()
  return screensOf(session.role).map(screen => (
    <NavLink
      key={screen.path} component={Link} to={addressOf(screen, chosen(screen.scope, session))} onClick={onGo}
      label={t(screen.title)} leftSection={<screen.icon size={20} stroke={1.7} aria-hidden />}
      active={screen === current} aria-current={screen === current ? 'page' : undefined} className={classes.link}
    />
  ))
}
