import type { Day, Instant } from './api/types'

export type Language = 'zh-CN' | 'en'
const zhWeek = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const enWeek = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const enMonth = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
// Work days are China's, wherever the browser stands.
const chinaOffset = 8 * 3_600_000

interface Parts { y: number; m: number; d: number; w: number }

function partsOf(day: Day): Parts | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!m) return null
  const date = new Date(Date.UTC(+m[1]!, +m[2]! - 1, +m[3]!))
  if (date.getUTCMonth() !== +m[2]! - 1) return null
  return { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate(), w: date.getUTCDay() }
}

/** 3月8日 周五; the year is said only when it is not the year of `today`. */
export function sayDay(day: Day | null | undefined, lang: Language, today?: Day): string {
  const p = day ? partsOf(day) : null
  if (!p) return ''
  const otherYear = today !== undefined && today.slice(0, 4) !== String(p.y).padStart(4, '0')
  return lang === 'zh-CN'
    ? `${otherYear ? `${p.y}年` : ''}${p.m}月${p.d}日 ${zhWeek[p.w]}`
    : `${enWeek[p.w]} ${p.d} ${enMonth[p.m - 1]}${otherYear ? ` ${p.y}` : ''}`
}

/** 1990年1月2日, for dates of birth, where a weekday says nothing. */
export function sayDate(day: Day | null | undefined, lang: Language): string {
  const p = day ? partsOf(day) : null
  if (!p) return ''
  return lang === 'zh-CN' ? `${p.y}年${p.m}月${p.d}日` : `${p.d} ${enMonth[p.m - 1]} ${p.y}`
}

/** 3月8日 without the weekday, for axes and narrow columns. */
export function sayShortDay(day: Day | null | undefined, lang: Language): string {
  const p = day ? partsOf(day) : null
  if (!p) return ''
  return lang === 'zh-CN' ? `${p.m}月${p.d}日` : `${p.d} ${enMonth[p.m - 1]}`
}

/** A date in a sentence does not fall apart at the end of a line: 12月3日 周四, 18:00. */
export function keepTogether(text: string): string {
  return text.replace(/\d{1,2}月\d{1,2}日(?: ?周[一二三四五六日])?|(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) \d{1,2} [A-Z][a-z]{2}/g, (date) => [...date.replace(/ /g, '\u00a0')].join('\u2060'))
}

export function dayOf(instant: Instant): Day {
  return new Date(Date.parse(instant) + chinaOffset).toISOString().slice(0, 10)
}

export function sayTime(instant: Instant | null | undefined): string {
  if (!instant || Number.isNaN(Date.parse(instant))) return ''
  return new Date(Date.parse(instant) + chinaOffset).toISOString().slice(11, 16)
}

/** 今天 18:00, 昨天 09:30, 3月8日 周五 09:30. */
export function sayInstant(instant: Instant | null | undefined, lang: Language, today: Day): string {
  if (!instant || Number.isNaN(Date.parse(instant))) return ''
  const day = dayOf(instant)
  const words: Record<number, [string, string]> = { 0: ['今天', 'today'], [-1]: ['昨天', 'yesterday'], 1: ['明天', 'tomorrow'] }
  const near = words[daysBetween(today, day)]
  const head = near ? near[lang === 'zh-CN' ? 0 : 1] : sayDay(day, lang, today)
  return `${head} ${sayTime(instant)}`
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export function addDays(day: Day, n: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
}
