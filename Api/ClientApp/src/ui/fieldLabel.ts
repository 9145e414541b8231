import type { Key, Texts } from '../i18n/i18n'

/** The form labels of the server's fields: by the whole path, or else by its last part. */
const labels: Readonly<Record<string, Key>> = {
  asn: 'form.number', badge: 'users.badge', channel: 'form.channel', 'customer.email': 'form.email', 'customer.name': 'form.name', dueBefore: 'control.dueBefore',
  expectedAt: 'form.expectedAt', expiry: 'dock.expiry', from: 'field.from', lines: 'form.lines', location: 'stock.location', lot: 'dock.lot', merchant: 'scope.merchant',
  name: 'users.name', new: 'password.new', note: 'field.note', number: 'form.number', old: 'password.old', password: 'users.password', photo: 'notes.photo', picker: 'users.picker',
  pin: 'users.pin', quantity: 'form.quantity', reason: 'order.cancel.reason', role: 'users.role', serviceLevel: 'form.service', 'shipTo.city': 'form.city',
  'shipTo.company': 'form.company', 'shipTo.country': 'form.country', 'shipTo.line1': 'form.line1', 'shipTo.line2': 'form.line2', 'shipTo.name': 'form.otherName',
  'shipTo.postcode': 'form.postcode', site: 'form.site', sku: 'form.sku', text: 'notes.text', to: 'field.to', 'unitPrice.amount': 'form.price', uom: 'form.uom', user: 'users.user',
}

/** Returns a field's label: `lines[1].sku` is ‘Line 2, SKU’. A field that no form has keeps the server's name. */
export function fieldLabel(field: string, t: Texts['t']): string {
  const [, line, path = field] = /^lines\[(\d+)\]\.?(.*)$/.exec(field) ?? []
  const key = labels[path] ?? labels[path.slice(path.lastIndexOf('.') + 1)]
  const label = key === undefined ? path : t(key)
  if (line === undefined) return label
  const ofLine = t('field.line', { line: Number(line) + 1 })
  return label === '' ? ofLine : `${ofLine}, ${label}`
}
