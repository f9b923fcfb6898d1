import type { CareRow } from '../app/api/types'
import { sayInstant, type Language } from '../app/dates'

type Say = (key: string, values?: Record<string, unknown>) => string

/** When somebody was reached last, and how often in vain since. */
export function contacted(row: CareRow, t: Say, lang: Language, today: string): string {
  const last = row.reached_at ? t('assistance.care.last', { at: sayInstant(row.reached_at, lang, today) }) : t('assistance.care.never_yet')
  return row.attempts ? `${last} · ${t('assistance.care.tried', { n: row.attempts })}` : last
}
