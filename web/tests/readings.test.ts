import { describe, expect, it } from 'vitest'
import { atLeast, checkTemperature } from '../src/app/readings'

describe('a temperature before it is sent', () => {
  it('takes the usual ways of writing and keeps one decimal', () => {
    expect(checkTemperature('36.6')).toEqual({ ok: true, value: '36.6' })
    expect(checkTemperature('37')).toEqual({ ok: true, value: '37.0' })
    expect(checkTemperature('３６．５')).toEqual({ ok: true, value: '36.5' })
    expect(checkTemperature('36,6 ℃')).toEqual({ ok: true, value: '36.6' })
    expect(checkTemperature('36.60')).toEqual({ ok: true, value: '36.6' })
    expect(checkTemperature('  ')).toEqual({ ok: true, value: null })
  })
  it('refuses a slipped or forgotten point and asks what was meant', () => {
    expect(checkTemperature('3.65')).toEqual({ ok: false, why: 'forgot_point', hint: '36.5' })
    expect(checkTemperature('365')).toEqual({ ok: false, why: 'forgot_point', hint: '36.5' })
  })
  it('refuses what no body has', () => {
    expect(checkTemperature('33.9')).toEqual({ ok: false, why: 'too_low' })
    expect(checkTemperature('43.1')).toEqual({ ok: false, why: 'too_high' })
    expect(checkTemperature('43.0')).toEqual({ ok: true, value: '43.0' })
    expect(checkTemperature('97')).toEqual({ ok: false, why: 'too_high' })
    expect(checkTemperature('3.6')).toEqual({ ok: false, why: 'too_low' })
  })
  it('refuses hidden precision and words', () => {
    expect(checkTemperature('36.55')).toEqual({ ok: false, why: 'too_exact' })
    expect(checkTemperature('正常')).toEqual({ ok: false, why: 'not_a_number' })
    expect(checkTemperature('-36.5')).toEqual({ ok: false, why: 'not_a_number' })
  })
  it('compares without floating numbers', () => {
    expect(atLeast('37.3', '37.3')).toBe(true)
    expect(atLeast('37.2', '37.3')).toBe(false)
  })
})
