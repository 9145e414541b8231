import { Button, Center, Paper, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core'
import { IconBuildingStore, IconBuildingWarehouse, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from '../i18n/i18n'
import { Loading } from '../ui/Loading'
import { ProblemAlert } from '../ui/ProblemAlert'
import classes from './ScopeChoice.module.css'
import { useScopes } from './useScopes'

interface Props {
  scope: 'site' | 'merchant'
  onChoose: (id: string) => void
}

/** Asks for the screen's site or merchant. */
export function ScopeChoice({ scope, onChoose }: Props) {
  const { t } = useTexts()
  const { data, error } = useScopes(scope)
  const Mark = scope === 'site' ? IconBuildingWarehouse : IconBuildingStore
  return (
    <Center p="md" mih="60vh">
      <Paper className="card" p="xl" w="100%" maw={440}>
        <Stack gap="md">
          <div>
            <Title order={1} size="h3">{t(scope === 'site' ? 'scope.chooseSite' : 'scope.chooseMerchant')}</Title>
            <Text c="dimmed" size="sm">{t('scope.hint')}</Text>
          </div>
          {error ? <ProblemAlert failure={error} /> : data === undefined ? <Loading /> : null}
          {data === null && <CodeForm onChoose={onChoose} />}
          {data?.length === 0 && <Text>{t('scope.none')}</Text>}
          {data?.map(({ id, name }) => (
            <UnstyledButton key={id} className={classes.entry} onClick={() => onChoose(id)}>
              <Mark size={22} aria-hidden />
              <span className={classes.name}>
                <Text fw={600}>{name}</Text>
                <Text size="sm" c="dimmed" className="code">{id}</Text>
              </span>
              <IconChevronRight size={18} aria-hidden />
            </UnstyledButton>
          ))}
        </Stack>
      </Paper>
    </Center>
  )
}

function CodeForm({ onChoose }: Pick<Props, 'onChoose'>) {
  const { t } = useTexts()
  const [code, setCode] = useState('')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (code.trim()) onChoose(code.trim())
      }}
    >
      <Stack>
        <TextInput label={t('scope.code')} value={code} onChange={event => setCode(event.currentTarget.value)}
          size="md" required data-autofocus autoFocus autoComplete="off" />
        <Button type="submit" size="md">{t('scope.open')}</Button>
      </Stack>
    </form>
  )
}
