import { Button, Menu, ScrollArea } from '@mantine/core'
import { IconBuildingStore, IconBuildingWarehouse, IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useNavigate, useParams } from 'react-router'
import { useTexts } from '../i18n/i18n'
import type { Screen } from '../routes'
import { useSession } from '../session/SessionProvider'
import { addressOf, remember } from './addresses'
import classes from './ScopePicker.module.css'
import { useScopes } from './useScopes'

interface Props {
  screen: Screen
  scope: 'site' | 'merchant'
}

/** Shows the screen's site or merchant, and changes it for users who see several. */
export function ScopePicker({ screen, scope }: Props) {
  const { t } = useTexts()
  const session = useSession()
  const navigate = useNavigate()
  const current = useParams()[scope]
  const isBound = Boolean(session[scope])
  const { data } = useScopes(scope)
  if (current === undefined) return null

  const Mark = scope === 'site' ? IconBuildingWarehouse : IconBuildingStore
  const name = data?.find(entry => entry.id === current)?.name ?? current
  const label = <span className={classes.name}>{name}</span>
  const face = { leftSection: <Mark size={18} aria-hidden />, classNames: { root: classes.face ?? '', section: classes.section ?? '' }, variant: 'default' as const, size: 'sm' as const, maw: 280, px: { base: 8, xs: 'sm' } }
  if (isBound) return <Button {...face} component="span" variant="transparent" c="dimmed">{label}</Button>
  if (!data) {
    // Without a list to choose from, the screen asks for a code.
    return <Button {...face} onClick={() => void navigate(addressOf(screen, undefined), { state: { ask: true } })}>{label}</Button>
  }
  return (
    <Menu shadow="md" width={260} position="bottom-start">
      <Menu.Target>
        <Button {...face} rightSection={<IconChevronDown size={16} aria-hidden />} aria-label={`${t(`scope.${scope}`)}: ${name}`}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(`scope.${scope}`)}</Menu.Label>
        <ScrollArea.Autosize mah={400}>
          {data.map(entry => (
            <Menu.Item
              key={entry.id} rightSection={entry.id === current ? <IconCheck size={16} aria-hidden /> : null}
              onClick={() => {
                remember(scope, entry.id)
                void navigate(addressOf(screen, entry.id))
              }}
            >
              {entry.name}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
}
