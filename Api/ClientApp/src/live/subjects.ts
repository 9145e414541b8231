/** What can be followed; the names are the hub's. */
export const subject = {
  site: (site: string) => `site:${site}`,
  merchant: (merchant: string) => `merchant:${merchant}`,
  order: (merchant: string, order: string) => `order:${merchant}/${order}`,
  sku: (merchant: string, sku: string) => `sku:${merchant}/${sku}`,
  /** What operators watch: what the grains do, and what is set aside; each event is the whole of the present. */
  ops: 'ops',
  /** What people are to do at a site, and who does it: for those, too, who may not follow the site. */
  work: (site: string) => `work:${site}`,
  /** What is to be put away at a site: for those, too, who may not follow the site. */
  putAways: (site: string) => `putAways:${site}`,
  picker: (site: string, picker: string) => `picker:${site}/${picker}`,
}
