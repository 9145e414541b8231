/** Where the API gives the list as a file. */
export const csvAddress = (path: string, query: Readonly<Record<string, string>>) =>
  `${path}?${new URLSearchParams({ ...query, format: 'csv' }).toString()}`
