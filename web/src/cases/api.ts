import { get, post } from '../app/api/client'
import type { Case, CaseRow, CaseState, Page, Uuid } from '../app/api/types'

export interface StateBody { state: CaseState; on: string; onset_on: string | null; isolated_on: string | null; determined_by: string; treated_at: string | null }
export const listCases = (q: { event: Uuid; place?: number; cursor?: string | null; limit?: number }) => get<Page<CaseRow>>('/v1/cases', { ...q })
export const getCase = (id: Uuid) => get<Case>(`/v1/cases/${id}`)
/** The case that asks something about somebody who was handed over. */
export const getCaseAsking = (follow: Uuid) => get<Case>(`/v1/case-follows/${follow}`)
export const recordCase = (body: StateBody & { id: Uuid; person_id: Uuid }) => post<Case>('/v1/cases', body)
export const changeCase = (id: Uuid, body: StateBody & { id: Uuid; base_version: number }) => post<Case>(`/v1/cases/${id}/states`, body)
export const settleFollow = (id: Uuid, follow: Uuid, body: { id: Uuid; answer: 'done' | 'declined' | 'not_needed'; note: string }) =>
  post<Case>(`/v1/cases/${id}/follows/${follow}/settling`, body)
