import type { Texts } from '../i18n/i18n'

/** Who did something, by name where the server tells one: `user:ann` is Ann Lee; what a machine did is said to be its key's. */
export function actorOf({ by, byName }: { by: string; byName?: string | null | undefined }, t: Texts['t']): string {
  const name = byName ?? by.slice(by.indexOf(':') + 1)
  return by.startsWith('key:') ? t('order.byKey', { key: name }) : name
}
