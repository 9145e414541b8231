import { Autocomplete } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTexts } from '../../i18n/i18n'
import type { FloorModel } from './map/floorModel'

const most = 12

/** Finds a location by its code, typed or scanned. */
export function Search({ floor, onFound }: { floor: FloorModel; onFound: (code: string) => void }) {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const found = useMemo(() => {
    const wanted = typed.trim().toLowerCase()
    if (wanted === '') return []
    const hits: string[] = []
    for (const code of floor.codes) {
      if (code.toLowerCase().includes(wanted)) hits.push(code)
      if (hits.length >= most) break
    }
    return hits
  }, [floor, typed])
  const take = (code: string) => {
    if (!floor.indexOf.has(code)) return
    onFound(code)
    setTyped('')
  }
  return (
    <Autocomplete
      aria-label={t('floor.search')} placeholder={t('floor.search')} leftSection={<IconSearch size={18} aria-hidden />} value={typed} onChange={setTyped} data={found}
      filter={({ options }) => options} onOptionSubmit={take} w={220} autoComplete="off" spellCheck={false}
      onKeyDown={event => {
        if (event.key === 'Enter') take(floor.indexOf.has(typed.trim()) ? typed.trim() : found[0] ?? '')
      }}
    />
  )
}
