/** The server names records as "#/…" or as "/v1/…"; both lead to the page that lists them. */
export function recordsRoute(records: string | null | undefined): string | null {
  if (!records) return null
  if (records.startsWith('#/')) return records.slice(1)
  if (records.startsWith('/v1/')) return records.slice(3)
  return records.startsWith('/') ? records : null
}
