/** What was typed as a quantity, if there are so many; null for none, and for a barcode that was scanned in the wrong moment. */
export function quantityOf(typed: string, of: number): number | null {
  const quantity = /^\d{1,9}$/.test(typed) ? Number(typed) : 0
  return quantity >= 1 && quantity <= of ? quantity : null
}
