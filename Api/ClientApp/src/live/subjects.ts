/** The subjects of the live hub. */
export const subject = {
  site: (site: string) => `site:${site}`,
  merchant: (merchant: string) => `merchant:${merchant}`,
  order: (merchant: string, order: string) => `order:${merchant}/${order}`,
  sku: (merchant: string, sku: string) => `sku:${merchant}/${sku}`,
  /** Grain activity and set-asides, for operators; each event is a full snapshot. */
  ops: 'ops',
  /** A site's open work and who does it, also for roles that may not follow the site. */
  work: (site: string) => `work:${site}`,
  /** A site's put-aways, also for roles that may not follow the site. */
  putAways: (site: string) => `putAways:${site}`,
  picker: (site: string, picker: string) => `picker:${site}/${picker}`,
}
