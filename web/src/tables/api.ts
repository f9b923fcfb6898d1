import { get, post, put } from '../app/api/client'
import type { Burden, Day, FilledTable, TableFile, TableProposal, TableRegister, TableSheet, TheirTable, Uuid } from '../app/api/types'

export type Shape = 'list' | 'totals' | 'form'
export interface FileBody { event: Uuid; place_id: number; file_name: string; content: string; shape: Shape | null; header_first: number | null; header_last: number | null }
export interface SlotBody { row: number; column: number; datum: string; constant: string }
export interface WordsBody { name: string; department: string; cadence: string; due_time: string; due_weekday: number | null; due_on: Day | null; row_set: string; slots: SlotBody[] }
export interface TypedBody { row: string; slot: number; text: string }

export const listTables = (event: Uuid, place: number) => get<TableRegister>('/v1/tables', { event, place })
export const lookAt = (body: FileBody) => post<TableProposal>('/v1/tables/proposals', body)
export const registerTable = (body: FileBody & WordsBody & { id: Uuid }) => post<TheirTable>('/v1/tables', body)
export const getTable = (id: Uuid) => get<TheirTable>(`/v1/tables/${id}`)
export const changeTable = (id: Uuid, body: WordsBody & { base_version: number }) => put<TheirTable>(`/v1/tables/${id}`, body)
export const retireTable = (id: Uuid, retired: boolean) => put<TheirTable>(`/v1/tables/${id}/retirement`, { retired })
export const getSheet = (id: Uuid, q: { place: number; day: Day }) => get<TableSheet>(`/v1/tables/${id}/sheet`, q)
export const fillIn = (id: Uuid, body: { id: Uuid; place_id: number; day: Day; purpose: string; typed: TypedBody[] }) => post<FilledTable>(`/v1/tables/${id}/fillings`, body)
export const getFile = (id: Uuid, filling: Uuid) => get<TableFile>(`/v1/tables/${id}/fillings/${filling}/file`)
export const correctRecord = (id: Uuid, body: { id: Uuid; place_id: number; day: Day; person_id: Uuid; datum: string; text: string }) => post<TableSheet>(`/v1/tables/${id}/corrections`, body)
export const getBurden = (q: { event: Uuid; place: number; from: Day; to: Day }) => get<Burden>('/v1/table-burden', q)
