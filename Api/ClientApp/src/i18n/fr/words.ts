import type { words as english } from '../en/words'

export const words: Record<keyof typeof english, string> = {
  'status.placed': 'Passée',
  'status.held': 'Bloquée',
  'status.backordered': 'En reliquat',
  'status.reserved': 'Réservée',
  'status.released': 'Lancée',
  'status.picking': 'En préparation',
  'status.picked': 'Prélevée',
  'status.packed': 'Emballée',
  'status.partiallyShipped': 'Partiellement expédiée',
  'status.shipped': 'Expédiée',
  'status.delivered': 'Livrée',
  'status.cancelled': 'Annulée',
  'status.returned': 'Retournée',
  'status.voided': 'Défait',
  'status.inTransit': 'En transit',
  'status.outForDelivery': 'En livraison',
  'status.exception': 'Incident de livraison',
  'status.returnedToSender': 'Retour à l’expéditeur',

  'workKind.pick': 'Prélever',
  'workKind.putAway': 'Ranger',
  'workKind.putBack': 'Remettre',
  'workKind.count': 'Compter',

  'carrier.simulated': 'Transporteur simulé',

  'channelKind.store': 'Boutique en ligne',
  'channelKind.marketplace': 'Place de marché',
  'channelKind.pos': 'Point de vente',
  'channelKind.edi': 'EDI',
  'channelKind.file': 'Fichier',

  'time.left': 'reste {span}',
  'time.late': 'retard {span}',
  'time.daysHours': '{days} j {hours} h',
  'time.hoursMinutes': '{hours} h {minutes} min',
  'time.minutesSeconds': '{minutes} min {seconds} s',
}
