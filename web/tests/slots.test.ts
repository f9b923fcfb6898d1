import { describe, expect, it } from 'vitest'
import type { Reading, Task } from '../src/app/api/types'
import { toCsv } from '../src/app/csv'
import { recordsRoute } from '../src/app/records'
import { flagLook, rowLook } from '../src/observation/flag'
import { pointsOf, slotNow } from '../src/observation/slots'
import { groupTasks, isLate, stepsOf } from '../src/tasks/tasks'

const slots = [{ id: 'morning', label: '早', from: '06:00', to: '12:00' }, { id: 'evening', label: '晚', from: '16:00', to: '21:00' }]
const reading = (day: string, slot: string) => ({ day, slot, temperature: '36.5' }) as Reading

describe('slots', () => {
  it('takes the running slot, and the missing one when none runs', () => {
    const e = { slots, readings: [] as Reading[], missing: [{ day: '2026-11-22', slot: 'morning' }] }
    expect(slotNow(e, '2026-11-22', '2026-11-22T02:00:00Z').slot).toBe('morning')
    expect(slotNow(e, '2026-11-22', '2026-11-22T09:00:00Z').slot).toBe('evening')
    expect(slotNow(e, '2026-11-22', '2026-11-22T05:00:00Z').slot).toBe('morning')
    expect(slotNow({ ...e, readings: [reading('2026-11-22', 'morning')], missing: [] }, '2026-11-22', '2026-11-22T02:00:00Z').slot).toBe('evening')
  })
  it('lays out every past slot and leaves out what is still to come today', () => {
    const points = pointsOf({ started_on: '2026-11-21', last_day: '2026-12-02', slots, readings: [reading('2026-11-21', 'evening')], missing: [{ day: '2026-11-21', slot: 'morning' }, { day: '2026-11-22', slot: 'morning' }], end: null }, '2026-11-22')
    expect(points.map((p) => `${p.day} ${p.slot} ${p.missing ? 'none' : p.reading?.temperature}`)).toEqual(['2026-11-21 morning none', '2026-11-21 evening 36.5', '2026-11-22 morning none'])
  })
})

const task = (x: Partial<Task>): Task => ({ id: '1', kind: 'observation.reading_missing', title: '', reason: '', due_at: '2026-11-22T10:00:00Z', overdue: false, place: { id: 9 } as Task['place'], subject: { slice: 'observation', id: 'e1', label: '张** · 3栋2单元501', day: null, slot: null }, actions: ['record_reading', 'open'], voluntary: false, settled_at: null, outcome: '', earlier: null, ...x })

describe('tasks', () => {
  it('never call a reading that a volunteer left out late', () => {
    expect(isLate(task({ overdue: true }))).toBe(true)
    expect(isLate(task({ overdue: true, voluntary: true }))).toBe(false)
    expect(isLate(task({ overdue: true, voluntary: true, kind: 'observation.care_needed' }))).toBe(true)
    expect(flagLook('missing', true)).toEqual({ kind: 'plain', word: 'observation.flag_voluntary.missing' })
    expect(flagLook('abnormal', true).kind).toBe('late')
    const row = { flag: null, voluntary: true, state: 'open' as const }
    expect(rowLook({ ...row, today: { morning: null } }).word).toBe('observation.not_yet')
    expect(rowLook({ ...row, today: { morning: '36.5' } }).kind).toBe('done')
  })
  it('stand late first, then by building in the order of numbers', () => {
    const at = (id: string, where: string, overdue = false) => task({ id, overdue, subject: { slice: 'observation', id, label: `张** · ${where}`, day: null, slot: null } })
    const groups = groupTasks([at('a', '12栋1单元'), at('b', '3栋2单元'), at('c', '7栋', true), task({ id: 'd', subject: { slice: 'reports', id: 'r', label: '示例社区', day: null, slot: null } })], { late: '先办这些', other: '其他' })
    expect(groups.map((g) => g.title)).toEqual(['先办这些', '3栋', '12栋', '其他'])
    const urgent = task({ id: 'u', kind: 'assistance.need_urgent', subject: { slice: 'assistance', id: 'u', label: '李** · 9栋', day: null, slot: null } })
    expect(groupTasks([at('a', '3栋'), urgent], { late: '先办这些', other: '其他' })[0]).toMatchObject({ title: '先办这些', tasks: [{ id: 'u' }] })
  })
  it('lead to where they are done', () => {
    expect(stepsOf(task({}), (x) => x).map((s) => s.to)).toEqual(['/episodes/e1?do=reading', '/episodes/e1'])
    const help = stepsOf(task({ kind: 'assistance.need_open', subject: { slice: 'assistance', id: 'n', label: '', day: null, slot: null }, actions: ['help', 'open'] }), (x) => x)
    expect(help.map((s) => s.to)).toEqual(['/help/n'])
    const contact = stepsOf(task({ kind: 'assistance.contact_due', subject: { slice: 'assistance', id: 'p', label: '', day: null, slot: null }, actions: ['contact', 'open'] }), (x) => x)
    expect(contact.map((s) => s.to)).toEqual(['/residents/p?do=contact', '/residents/p'])
    expect(stepsOf(task({ kind: 'reports.confirm', subject: { slice: 'reports', id: 'r', label: '', day: '2026-11-21', slot: null }, actions: ['open'] }), (x) => x)[0]).toMatchObject({ to: '/reports?place=9&day=2026-11-21', word: 'confirm_report' })
    const incomplete = stepsOf(task({ kind: 'screening.incomplete', subject: { slice: 'screening', id: 's', label: '', day: null, slot: null }, actions: ['complete', 'open'] }), (x) => x)
    expect(incomplete.map((s) => `${s.word} ${s.to}`)).toEqual(['complete /arrivals/new?edit=s', 'open /arrivals/s'])
    const ofReports = (kind: string, day: string | null) => stepsOf(task({ kind, subject: { slice: 'reports', id: 'u', label: '', day, slot: null }, actions: ['open', 'settle'] }), (x) => x)
    expect(ofReports('reports.missing', '2026-11-21')[0]).toMatchObject({ to: '/overview?place=9&day=2026-11-21', word: 'see_missing' })
    expect(ofReports('reports.urgent', null).map((s) => s.to ?? s.word)).toEqual(['/urgent-reports/u?place=9', 'settle'])
  })
})

describe('numbers', () => {
  it('open the records they count, for those who may read them', () => {
    const allBut = (right: string) => (asked: string) => asked !== right
    expect(recordsRoute('#/episodes?filter=abnormal', allBut(''))).toBe('/episodes?filter=abnormal')
    expect(recordsRoute('#/episodes?filter=abnormal', allBut('episode.read'))).toBeNull()
    expect(recordsRoute(null)).toBeNull()
    expect(recordsRoute('https://elsewhere.example')).toBeNull()
  })
  it('export as text that no spreadsheet runs', () => {
    expect(toCsv([['a,b', '=1+1', 'say "x"', 3, null]])).toBe('\uFEFF"a,b",\'=1+1,"say ""x""",3,\r\n')
  })
})
