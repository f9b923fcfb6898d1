/** Checks of a temperature before it is sent. The text stays text: 36.6 is never turned into a floating number. */
export type TemperatureVerdict =
  | { ok: true; value: string | null }
  | { ok: false; why: 'not_a_number' | 'forgot_point' | 'too_exact' | 'too_low' | 'too_high'; hint?: string }

const tenths = (t: string): number => {
  const [whole, rest = '0'] = t.split('.')
  return Number(whole) * 10 + Number(rest[0] ?? '0')
}

export function checkTemperature(text: string, min = '34.0', max = '43.0'): TemperatureVerdict {
  const t = text.trim().replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[。．,，·]/g, '.').replace(/\s*(℃|°C|度)$/i, '')
  if (t === '') return { ok: true, value: null }
  if (!/^\d{1,4}(\.\d*)?$/.test(t)) return { ok: false, why: 'not_a_number' }
  const [whole = '', rest = ''] = t.split('.')
  const lo = tenths(min)
  const hi = tenths(max)
  if (whole.length === 3 && rest === '' && Number(whole) >= lo && Number(whole) <= hi) {
    return { ok: false, why: 'forgot_point', hint: `${whole.slice(0, 2)}.${whole.slice(2)}` }
  }
  const digits = whole + rest
  if (whole.length === 1 && digits.length === 3 && Number(digits) >= lo && Number(digits) <= hi) {
    return { ok: false, why: 'forgot_point', hint: `${digits.slice(0, 2)}.${digits.slice(2)}` }
  }
  if (rest.length > 1 && !/^\d0+$/.test(rest)) return { ok: false, why: 'too_exact' }
  const value = `${Number(whole)}.${rest[0] ?? '0'}`
  if (tenths(value) < lo) return { ok: false, why: 'too_low' }
  if (tenths(value) > hi) return { ok: false, why: 'too_high' }
  return { ok: true, value }
}

export const atLeast = (value: string, threshold: string): boolean => tenths(value) >= tenths(threshold)
export const toTenths = tenths

type Translate = (key: string, values?: Record<string, unknown>) => string
/** What is wrong with a temperature, in words; empty when nothing is. Without one, a complaint must be named. */
export function temperatureWrong(t: Translate, text: string, symptoms: readonly string[], range: { min: string; max: string }): string {
  const v = checkTemperature(text, range.min, range.max)
  if (v.ok) return v.value === null && !symptoms.length ? t('observation.wrong.need') : ''
  return t(`observation.wrong.${v.why}`, { hint: v.hint ?? '', ...range })
}
