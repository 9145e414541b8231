import { Group, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTexts } from '../i18n/i18n'
import classes from './Page.module.css'

interface Props {
  title: string
  /** Shown beside the title: status, counts. */
  aside?: ReactNode
  actions?: ReactNode
  /** Uses the full width of the window, for maps and charts. */
  isWide?: boolean
  children: ReactNode
}

/** The layout of an office screen: title, actions and content. */
export function Page({ title, aside, actions, isWide = false, children }: Props) {
  const { t } = useTexts()
  useDocumentTitle(`${title} · ${t('app.name')}`)
  return (
    <div className={classes.page} data-wide={isWide || undefined}>
      <Group justify="space-between" gap="sm" mb="md">
        <Group gap="sm">
          <Title order={1} size="h2">{title}</Title>
          {aside}
        </Group>
        {actions && <Group gap="xs" className={classes.actions}>{actions}</Group>}
      </Group>
      {children}
    </div>
  )
}
