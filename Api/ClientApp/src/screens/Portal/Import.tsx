import { Alert, Anchor, Button, Checkbox, Group, Loader, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowLeft, IconDownload, IconFileUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type DragEvent } from 'react'
import { Link } from 'react-router'
import { api, ask, type Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { useFormat } from '../../i18n/useFormat'
import { useMerchant } from '../../scope/useScope'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { translateMessage, translateRefusal } from '../../ui/serverMessages'
import { Section } from '../../ui/Section'
import classes from './Portal.module.css'

type Answer = Schemas['ImportAnswer']
type Kind = 'orders' | 'inbound'

/** Errors of one order, or of the whole file. */
const mostProblems = 25

interface Chosen {
  name: string
  text: string
}

/** Imports orders or deliveries from a file: first a preview, then, after confirmation, the import. */
export function Import({ kind }: { kind: Kind }) {
  const { t } = useTexts()
  const merchant = useMerchant()
  const [file, setFile] = useState<Chosen | null>(null)
  const send = (dryRun: boolean) => (chosen: Chosen) => ask(api.POST(`/api/v1/merchants/{merchant}/${kind}:import`, {
    params: { path: { merchant }, query: { dryRun } }, body: chosen.text, bodySerializer: text => text, headers: { 'Content-Type': 'text/csv' },
  }))
  const preview = useMutation({ mutationFn: send(true) })
  const make = useMutation({ mutationFn: send(false) })
  const choose = (chosen: Chosen) => {
    setFile(chosen)
    make.reset()
    preview.mutate(chosen)
  }
  const answer = make.data ?? preview.data
  const back = kind === 'orders' ? 'nav.portal' : 'nav.inbound'
  const template = `/api/v1/merchants/${encodeURIComponent(merchant)}/${kind}:import`
  return (
    <Page title={t(kind === 'orders' ? 'portal.uploadOrders' : 'portal.uploadDeliveries')}
      actions={<Button component="a" href={template} download variant="default" leftSection={<IconDownload size={18} aria-hidden />}>{t('import.template')}</Button>}>
      <Stack gap="md">
        <Anchor component={Link} to=".." relative="path" size="sm" w="fit-content"><IconArrowLeft size={15} aria-hidden style={{ verticalAlign: -2 }} /> {t(back)}</Anchor>
        <Drop kind={kind} isFirst={file === null} onChoose={choose} />
        {preview.error && <ProblemAlert failure={preview.error} />}
        {make.error && <ProblemAlert failure={make.error} />}
        {preview.isPending && <Group role="status"><Loader size="sm" /><Text>{t('import.checking', { name: file?.name ?? '' })}</Text></Group>}
        {answer && file && !preview.isPending && (
          <Outcome answer={answer} name={file.name} isMaking={make.isPending} onMake={() => make.mutate(file)} />
        )}
      </Stack>
    </Page>
  )
}

function Drop({ kind, isFirst, onChoose }: { kind: Kind; isFirst: boolean; onChoose: (file: Chosen) => void }) {
  const { t } = useTexts()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const read = (file: File | undefined) => {
    if (file) void file.text().then(text => onChoose({ name: file.name, text }))
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const picker = (
    <>
      <input ref={input} type="file" accept=".csv,text/csv,text/plain" hidden aria-label={t('import.choose')} onChange={event => {
        read(event.currentTarget.files?.[0])
        // Allows choosing the same file again after correcting it.
        event.currentTarget.value = ''
      }} />
      <Button leftSection={<IconFileUpload size={18} aria-hidden />} variant={isFirst ? 'filled' : 'default'} onClick={() => input.current?.click()}>
        {t(isFirst ? 'import.choose' : 'import.other')}
      </Button>
    </>
  )
  return (
    <div
      className={isFirst ? classes.drop : undefined} data-over={isOver} onDragOver={over} onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        read(event.dataTransfer.files[0])
      }}
    >
      {isFirst && (
        <>
          <IconFileUpload size={44} stroke={1.3} aria-hidden />
          <Text fw={600} size="lg">{t('import.drop')}</Text>
        </>
      )}
      {picker}
      {isFirst && <Text size="sm" c="dimmed" maw={520}>{t(`import.hint.${kind}`)} {t('import.again')}</Text>}
    </div>
  )
}

function Outcome({ answer, name, isMaking, onMake }: { answer: Answer; name: string; isMaking: boolean; onMake: () => void }) {
  const { t, tn } = useTexts()
  const format = useFormat()
  const [onlyRefused, setOnlyRefused] = useState(false)
  if (answer.problems.length > 0) {
    return (
      <Alert color="red" variant="outline" role="alert" icon={<IconAlertTriangle aria-hidden />} title={t('import.file')}>
        <Problems problems={answer.problems} />
      </Alert>
    )
  }
  const shown = onlyRefused ? answer.results.filter(result => result.outcome === 'refused') : answer.results
  return (
    <Section title={t(answer.dryRun ? 'import.preview' : 'import.result', { name })} flush>
      <Stack gap="sm" px="lg" pb="md">
        <div className={classes.counts} role="status">
          {(['made', 'unchanged', 'refused'] as const).map(outcome => (
            <span key={outcome} className={classes.count} data-tone={outcome === 'made' ? 'good' : outcome === 'refused' && answer.refused > 0 ? 'bad' : ''}>
              <strong className="numbers">{format.number(answer[outcome])}</strong>
              <span>{t(outcome === 'made' && answer.dryRun ? 'import.new' : `import.${outcome}`)}</span>
            </span>
          ))}
        </div>
        {answer.refused > 0 && <Text size="sm">{t('import.correct')}</Text>}
        <Group>
          {answer.dryRun && answer.made > 0 && <Button onClick={onMake} loading={isMaking}>{tn('import.make', answer.made)}</Button>}
          {answer.dryRun && answer.made === 0 && answer.refused < answer.results.length && <Text fw={600}>{t('import.nothing')}</Text>}
          {answer.refused > 0 && answer.refused < answer.results.length && (
            <Checkbox label={t('import.onlyRefused')} checked={onlyRefused} onChange={event => setOnlyRefused(event.currentTarget.checked)} />
          )}
        </Group>
      </Stack>
      <ul className={classes.results}>
        {shown.slice(0, 500).map(result => (
          <li key={`${result.id} ${result.rows[0] ?? 0}`}>
            <div className={classes.result}>
              <Text span fw={600} className="code">{result.id}</Text>
              <Text span lineClamp={1} style={{ overflowWrap: 'anywhere' }}>{result.title}</Text>
              <Text span size="sm" c="dimmed">{tn('import.lines', result.lines)}, {tn('portal.units', result.units)}</Text>
              <span className={classes.outcome} data-outcome={result.outcome}>{t(result.outcome === 'made' && answer.dryRun ? 'import.new' : `import.${result.outcome}`)}</span>
            </div>
            {result.problems.length > 0 && <Problems problems={result.problems} code={result.code} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Problems({ problems, code }: { problems: Answer['problems']; code?: string | null }) {
  const { t, tn } = useTexts()
  const why = code ? translateRefusal({ code }, t) : undefined
  return (
    <ul className={classes.problems}>
      {problems.slice(0, mostProblems).map(({ row, column, message }, i) => (
        <li key={i}>{t('field.says', { field: [t('import.row', { row }), column].filter(Boolean).join(', '), said: why ?? translateMessage(message, t) })}</li>
      ))}
      {problems.length > mostProblems && <li>{tn('import.more', problems.length - mostProblems)}</li>}
    </ul>
  )
}
