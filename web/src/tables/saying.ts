import type { TableProposal, TheirTable } from '../app/api/types'
import type { WordsBody } from './api'

export interface Said { name: string; department: string; other: string; cadence: string; due_time: string; due_weekday: number; due_on: string; row_set: string }

export const otherDepartment = '*'
export const nothingSaid = (): Said => ({ name: '', department: '', other: '', cadence: 'daily', due_time: '17:00', due_weekday: 5, due_on: '', row_set: 'watched' })

export function saidOf(table: TheirTable): Said {
  const known = table.choices.departments.some((d) => d.id === table.department_id)
  return {
    name: table.name, department: known ? table.department_id : otherDepartment, other: known ? '' : table.department_id, cadence: table.cadence, due_time: table.due_time,
    due_weekday: table.due_weekday || 5, due_on: table.due_on ?? '', row_set: table.row_set || 'watched'
  }
}

export type Slots = TableProposal['columns']

/** What the server is told: only what belongs to the cadence and to the kind of table. */
export function wordsOf(said: Said, slots: Slots, isList: boolean): WordsBody {
  return {
    name: said.name.trim(), department: said.department === otherDepartment ? said.other.trim() : said.department, cadence: said.cadence, due_time: said.due_time,
    due_weekday: said.cadence === 'weekly' ? Number(said.due_weekday) : null, due_on: said.cadence === 'once' && said.due_on ? said.due_on : null, row_set: isList ? said.row_set : '',
    slots: slots.map((s) => ({ row: s.row, column: s.column, datum: s.datum, constant: s.constant }))
  }
}

/** The name of a file without what programs add to it. */
export const nameOf = (file: string) => file.replace(/\.[a-z]+$/i, '').slice(0, 60)
