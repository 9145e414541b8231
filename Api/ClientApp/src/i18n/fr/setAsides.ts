import type { setAsides as english } from '../en/setAsides'

export const setAsides: Record<keyof typeof english, string> = {
  'nav.setAsides': 'Mis de côté',
  'setAsides.title': 'En attente de vous',
  'setAsides.intro': 'Réactions à des événements, et échéances, qui ont échoué à plusieurs reprises. Tout le reste continue. Corrigez la cause, puis réessayez : ce qui attend derrière suit dans l’ordre.',
  'setAsides.none': 'Rien n’est mis de côté.',
  'setAsides.what': '{type}, par {reactor}',
  'setAsides.deadline': 'Échéance {type}',
  'setAsides.since': 'Depuis le {time}',
  'setAsides.behind': 'Attend {id}, qui concerne la même marchandise.',
  'setAsides.tries.one': 'Essayé {count} fois',
  'setAsides.tries.other': 'Essayé {count} fois',
  'setAsides.waiting.one': '{count} événement attend derrière',
  'setAsides.waiting.other': '{count} événements attendent derrière',
  'setAsides.retry': 'Réessayer',
  'setAsides.failedAgain': 'Cela a encore échoué.',
}
