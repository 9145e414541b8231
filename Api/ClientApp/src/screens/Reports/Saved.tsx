import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconBookmark, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useTexts } from '../../i18n/i18n'

interface SavedView {
  name: string
  address: string
}

/** Reports that the user saved in this browser, with their filters, under a name. */
export function Saved() {
  const { t } = useTexts()
  const { pathname, search } = useLocation()
  const [views, setViews] = useLocalStorage<SavedView[]>({ key: 'reports.saved', defaultValue: [] })
  const [name, setName] = useState('')
  return (
    <Popover width={300} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target><Button variant="default" leftSection={<IconBookmark size={17} aria-hidden />}>{t('reports.saved')}</Button></Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          {views.length === 0 && <Text size="sm" c="dimmed">{t('reports.save.none')}</Text>}
          {views.map(view => (
            <Group key={view.name} gap={4} wrap="nowrap">
              <Button component={Link} to={view.address} variant="subtle" size="sm" flex={1} justify="start">{view.name}</Button>
              <ActionIcon variant="subtle" color="gray" aria-label={t('reports.save.remove', { name: view.name })} onClick={() => setViews(views.filter(other => other !== view))}><IconX size={16} aria-hidden /></ActionIcon>
            </Group>
          ))}
          <form onSubmit={event => {
            event.preventDefault()
            setViews([...views.filter(view => view.name !== name.trim()), { name: name.trim(), address: pathname + search }])
            setName('')
          }}>
            <Group gap="xs" wrap="nowrap">
              <TextInput flex={1} aria-label={t('reports.save.name')} placeholder={t('reports.save.name')} value={name} maxLength={60} onChange={event => setName(event.currentTarget.value)} />
              <Button type="submit" disabled={name.trim() === ''} title={t('reports.save')}>{t('form.save')}</Button>
            </Group>
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
