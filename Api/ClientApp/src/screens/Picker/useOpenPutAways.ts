import { api, ask, type Schemas } from '../../api/client'
import { Problem } from '../../api/problem'
import { subject } from '../../live/subjects'
import { useLiveQuery } from '../../live/useLiveQuery'
import { useSession } from '../../session/SessionProvider'

export type PutAwayTask = Schemas['PutAwayView'] & { isPutBack: boolean }

/** Whether goods stand somewhere else than at a location of the site: in a tote, so it is a put-back. Asked once per place. */
const places = new Map<string, boolean>()

/** What is to be put away: live, but for pickers, who may not follow their site. */
export function useOpenPutAways(site: string) {
  const isPicker = useSession().role === 'picker'
  return useLiveQuery({
    queryKey: ['putAways', site],
    subjects: isPicker ? [] : [subject.site(site)],
    when: event => event.stream.startsWith('putAway:'),
    everyMs: isPicker ? 10_000 : undefined,
    queryFn: async ({ signal }): Promise<PutAwayTask[]> => {
      const page = await ask(api.GET('/api/v1/sites/{site}/putAways', { params: { path: { site }, query: { status: 'open', limit: '500' } }, signal }))
      const tasks: PutAwayTask[] = []
      for (const task of page.items) tasks.push({ ...task, isPutBack: await isContainer(site, task.from) })
      return tasks
    },
  })
}

async function isContainer(site: string, from: string): Promise<boolean> {
  const known = places.get(`${site}/${from}`)
  if (known !== undefined) return known
  try {
    await ask(api.GET('/api/v1/sites/{site}/locations/{location}', { params: { path: { site, location: from } } }))
    places.set(`${site}/${from}`, false)
    return false
  } catch (failure) {
    if (!(failure instanceof Problem) || failure.status !== 404) return false
    places.set(`${site}/${from}`, true)
    return true
  }
}
