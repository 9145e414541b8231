import { Select, Stack, Text } from '@mantine/core'
import { Route, Routes, useNavigate, useParams, useSearchParams } from 'react-router'
import { askUntyped } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { useScopes } from '../../scope/useScopes'
import { useSession } from '../../session/SessionProvider'
import { CsvLink } from '../../ui/CsvLink'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import { Section } from '../../ui/Section'
import { dayText } from '../../ui/today'
import { reportNames, type ReportName } from './definitions'
import { Filters } from './Filters'
import { readFilters, toQuery, type ReportFilters } from './filters'
import { Headline } from './Headline'
import { ReportChart } from './ReportChart'
import { ReportTable } from './ReportTable'
import { reportOf } from './reportData'

export default function Reports() {
  return (
    <Routes>
      <Route index element={<ReportPage />} />
      <Route path=":report" element={<ReportPage />} />
    </Routes>
  )
}

/** One report: its figures, chart and rows. */
function ReportPage() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const { report: wanted } = useParams()
  const name: ReportName = reportNames.find(known => known === wanted) ?? 'ordersBySource'
  const filters = readFilters(params)
  const narrowed = toQuery(filters, Intl.DateTimeFormat().resolvedOptions().timeZone)
  const query = new URLSearchParams(narrowed).toString()
  const { data: report, error } = useLiveQuery({
    queryKey: ['report', name, query], subjects: useSubjects(filters), everyMs: 60_000,
    queryFn: async () => reportOf(await askUntyped('GET', `/api/v1/reports/${name}?${query}`)),
  })
  const choice = (
    <Select size="md" w={260} aria-label={t('reports.choose')} allowDeselect={false} value={name} data={reportNames.map(value => ({ value, label: t(`reports.${value}`) }))}
      onChange={value => {
        if (value) void navigate(`/reports/${value}?${params.toString()}`)
      }} />
  )
  return (
    <Page title={t('nav.reports')} actions={choice}>
      <Stack gap="md">
        <Filters filters={filters} isAged={name === 'stockAgeing'} />
        {error && <ProblemAlert failure={error} />}
        {report ? (
          <>
            <Headline name={name} report={report} />
            <Section title={t(`reports.${name}`)}>
              <Text size="sm" c="dimmed" mb="md" maw={860}>{t(`reports.${name}.help`)}</Text>
              <ReportChart name={name} report={report} />
            </Section>
            <Section title={t('reports.table')} aside={<CsvLink size="xs" path={`/api/v1/reports/${name}`} query={narrowed} />} flush><ReportTable name={name} report={report} /></Section>
          </>
        ) : !error && <Loading />}
      </Stack>
    </Page>
  )
}

/** The subjects that may change a report; a report of past days does not change. */
function useSubjects({ to, site, merchant }: ReportFilters): string[] {
  const session = useSession()
  const { data: sites } = useScopes('site')
  if (to < dayText(new Date())) return []
  if (session.merchant) return [subject.merchant(session.merchant)]
  const places = site ? [site] : session.site ? [session.site] : sites?.map(({ id }) => id) ?? []
  // Orders that have no site yet are published under their merchant only.
  return [...places.map(subject.site), ...(merchant && session.role !== 'supervisor' ? [subject.merchant(merchant)] : [])]
}
