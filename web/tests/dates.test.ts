import { describe, expect, it } from 'vitest'
import { addDays, dayOf, daysBetween, keepTogether, sayDate, sayDay, sayInstant, sayShortDay, sayTime } from '../src/app/dates'

describe('dates in words', () => {
  it('says day and weekday', () => {
    expect(sayDay('2024-03-08', 'zh-CN')).toBe('3月8日 周五')
    expect(sayDay('2024-03-08', 'en')).toBe('Fri 8 Mar')
    expect(sayDay('2026-12-04', 'zh-CN', '2026-11-22')).toBe('12月4日 周五')
  })
  it('names the year only when it is another one', () => {
    expect(sayDay('2025-08-01', 'zh-CN', '2026-11-22')).toBe('2025年8月1日 周五')
    expect(sayDate('1990-01-02', 'zh-CN')).toBe('1990年1月2日')
    expect(sayShortDay('2026-11-22', 'en')).toBe('22 Nov')
  })
  it('keeps a date in one line and says the same', () => {
    const kept = keepTogether('预计 12月3日 周四 期满')
    expect(kept.replace(/\u2060/g, '').replace(/\u00a0/g, ' ')).toBe('预计 12月3日 周四 期满')
    expect(kept).toContain('\u00a0\u2060周\u2060四 期满')
    expect(keepTogether('until Fri 4 Dec').split(' ')).toHaveLength(2)
    expect(keepTogether('照常生活')).toBe('照常生活')
  })
  it('says nothing for what is not a day', () => {
    for (const x of ['', '2026-02-30', '2026-13-01', 'soon', null, undefined]) expect(sayDay(x, 'zh-CN')).toBe('')
  })
  it("keeps China's day and the 24 h clock wherever the browser stands", () => {
    expect(dayOf('2026-11-21T17:30:00.000Z')).toBe('2026-11-22')
    expect(sayTime('2026-11-22T10:00:00.000Z')).toBe('18:00')
    expect(sayInstant('2026-11-22T10:00:00.000Z', 'zh-CN', '2026-11-22')).toBe('今天 18:00')
    expect(sayInstant('2026-11-21T01:30:00.000Z', 'zh-CN', '2026-11-22')).toBe('昨天 09:30')
    expect(sayInstant('2026-11-18T01:30:00.000Z', 'en', '2026-11-22')).toBe('Wed 18 Nov 09:30')
  })
  it('counts over months and leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(daysBetween('2026-11-22', '2026-12-04')).toBe(12)
  })
})
