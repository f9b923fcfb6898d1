import type { Rollup } from '../app/api/types'

type Say = (key: string, values?: Record<string, unknown>) => string

/** The title of the picture is what it shows. */
export function reportingFinding(r: Rollup, say: Say): string {
  if (!r.expected) return say('situation.finding.none')
  if (!r.missing) return say('situation.finding.all', { of: r.expected, late: r.late })
  const worst = [...r.children].sort((a, b) => b.missing - a.missing)[0]
  if (worst && worst.missing > 1 && r.children.length > 1) return say('situation.finding.most', { of: r.expected, n: r.missing, place: worst.place.name, m: worst.missing })
  return say('situation.finding.some', { of: r.expected, n: r.missing })
}

export function trendFinding(r: Rollup, say: Say): string {
  const days = r.trend.filter((d) => d.expected > 0 && d.day < r.day)
  if (!days.length) return say('situation.reporting')
  if (days.every((d) => d.received >= d.expected)) return say('situation.trend.full')
  const p = Math.round((days.reduce((s, d) => s + d.on_time / d.expected, 0) / days.length) * 100)
  return say('situation.trend.rate', { p })
}

export const percent = (n: number, of: number): string => (of ? `${Math.round((n / of) * 100)}%` : '–')

/** Cells of different sections may be called alike: those carry the name of their section as well. */
export function toldApart<T extends { label: string; section: string }>(totals: readonly T[]): T[] {
  const times = (label: string) => totals.filter((c) => c.label === label).length
  return totals.map((c) => (times(c.label) > 1 ? { ...c, label: `${c.section} · ${c.label}` } : c))
}
