/** Returns the address of a list as a CSV file. */
export const csvAddress = (path: string, query: Readonly<Record<string, string>>) =>
  `${path}?${new URLSearchParams({ ...query, format: 'csv' }).toString()}`
