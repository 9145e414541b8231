import type { Picker } from '../../people/usePickers'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Those whose name or sign contains what was typed, however it is accented; by name. */
export const fitting = (pickers: readonly Picker[], typed: string): Picker[] => pickers
  .filter(({ picker, name }) => plain(`${name}\n${picker}`).includes(plain(typed)))
  .sort((one, other) => one.name.localeCompare(other.name))

/** Whose sign was typed or scanned, or the only one whom it can mean; null for nobody. */
export function meant(pickers: readonly Picker[], typed: string): string | null {
  const exact = pickers.find(({ picker }) => picker.toLowerCase() === typed.toLowerCase())
  const [only, ...others] = fitting(pickers, typed)
  return exact?.picker ?? (only && others.length === 0 ? only.picker : null)
}
