import type { Texts } from '../i18n/i18n'

/** The name of an actor, when the server knows one: `user:ann` is Ann Lee; a machine is shown by its key's name. */
export function actorOf({ by, byName }: { by: string; byName?: string | null | undefined }, t: Texts['t']): string {
  const name = byName ?? by.slice(by.indexOf(':') + 1)
  return by.startsWith('key:') ? t('order.byKey', { key: name }) : name
}
