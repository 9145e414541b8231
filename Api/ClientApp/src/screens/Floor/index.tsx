import { Button, Group, SegmentedControl, Stack, Switch } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { useTexts } from '../../i18n/i18n'
import { useSite } from '../../scope/useScope'
import { useSiteProfile } from '../../scope/useSiteProfile'
import { Loading } from '../../ui/Loading'
import { Page } from '../../ui/Page'
import { ProblemAlert } from '../../ui/ProblemAlert'
import classes from './Floor.module.css'
import { layers, type Layer } from './map/layers'
import { MapCanvas } from './MapCanvas'
import { OnTheFloor } from './OnTheFloor'
import { Search } from './Search'
import { ShelfPanel } from './ShelfPanel'
import { ShelfTable } from './ShelfTable'
import { useFloor } from './useFloor'
import { usePickerMarks, useTour } from './usePeople'

const names = Object.keys(layers) as Layer['name'][]

/** The floor map: fill levels, age of stock, picking activity, and the pickers' positions. */
export default function Floor() {
  const { t } = useTexts()
  const site = useSite()
  const timeZone = useSiteProfile(site)?.timeZone
  const [params, setParams] = useSearchParams()
  const set = (some: Record<string, string | null>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(some)) {
      if (value === null) next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  const layer = names.find(name => name === params.get('layer')) ?? 'fill'
  const [at, task, isTable] = [params.get('at'), params.get('task'), params.get('view') === 'table']
  const { floor, version, changes, error, retry } = useFloor(site)
  const people = usePickerMarks(site)
  const tour = useTour(site, task)
  const choose = (code: string | null) => set({ at: code })
  return (
    <Page
      title={t('nav.floor')} isWide
      actions={<Switch label={t('floor.asTable')} checked={isTable} onChange={event => set({ view: event.currentTarget.checked ? 'table' : null })} />}
    >
      {error && <ProblemAlert failure={error} onRetry={retry} />}
      {!floor && !error && <Loading />}
      {floor && (
        <Stack gap="sm">
          <Group gap="sm">
            <SegmentedControl aria-label={t('floor.layer')} data={names.map(value => ({ value, label: t(`floor.${value}`) }))} value={layer} onChange={value => set({ layer: value })} />
            <Search floor={floor} onFound={choose} />
            {task !== null && <Button variant="default" onClick={() => set({ task: null })}>{t('floor.hideRoute', { task })}</Button>}
          </Group>
          <div className={classes.floor}>
            {isTable
              ? <ShelfTable timeZone={timeZone} floor={floor} version={version} onChoose={choose} />
              : <MapCanvas floor={floor} version={version} changes={changes} layer={layers[layer]} at={at} people={people} tour={tour} onChoose={choose} />}
            <aside className={classes.panel}>
              {at !== null && floor.indexOf.has(at)
                ? <ShelfPanel key={at} site={site} code={at} floor={floor} version={version} onClose={() => choose(null)} />
                : <OnTheFloor timeZone={timeZone} people={people} task={task} onTask={chosen => set({ task: chosen })} onShelf={choose} />}
            </aside>
          </div>
        </Stack>
      )}
    </Page>
  )
}
