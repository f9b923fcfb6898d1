import { can } from './session'

const needs: Record<string, string> = { arrivals: 'arrival.read', help: 'need.help', episodes: 'episode.read', reports: 'report.read', overview: 'rollup.read' }

/** The server names records as "#/…"; they lead to the page that lists them, for those who may open it. */
export function recordsRoute(records: string | null | undefined, may = can): string | null {
  if (!records?.startsWith('#/')) return null
  const page = /^#\/([a-z]+)/.exec(records)?.[1] ?? ''
  return !needs[page] || may(needs[page]) ? records.slice(1) : null
}
