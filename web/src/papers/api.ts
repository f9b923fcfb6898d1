import { call, get, post } from '../app/api/client'
import type { Demand, DemandPage, Paper, PaperCheck, PapersAbout, PaperPage, Uuid } from '../app/api/types'

export type How = Exclude<Paper['served'], null>['how']
export type Receipt = Exclude<Paper['served'], null>['receipt']
export interface IssueBody { id: Uuid; person_id: Uuid; episode_id: Uuid | null; kind: string; body: string; need: string | null; needed_by: string | null; conclusion: string | null; filled: boolean }
export interface ServeBody { id: Uuid; base_version: number; at: string; how: How; receipt: Receipt; receiver: string | null; witness: string | null }

export const listPapers = (q: { event: Uuid; place?: number; only?: string; kind?: string; cursor?: string | null; limit?: number }) => get<PaperPage>('/v1/papers', q)
export const papersAbout = (person: Uuid, episode?: Uuid) => get<PapersAbout>('/v1/papers/about', { person, episode })
export const getPaper = (id: Uuid) => get<Paper>(`/v1/papers/${id}`)
export const issuePaper = (body: IssueBody) => post<Paper>('/v1/papers', body)
export const servePaper = (id: Uuid, body: ServeBody) => post<Paper>(`/v1/papers/${id}/serving`, body)
export const undoServing = (id: Uuid, body: { id: Uuid; base_version: number }) => post<Paper>(`/v1/papers/${id}/serving/undoing`, body)
export const withdrawPaper = (id: Uuid, body: { id: Uuid; base_version: number; reason: string }) => post<Paper>(`/v1/papers/${id}/withdrawal`, body)
/** A page of its own that the browser shows; its name is Chinese. */
export const pdfAddress = (id: Uuid) => `/v1/papers/${id}/pdf`

export const listDemands = (q: { event: Uuid; cursor?: string | null; limit?: number }) => get<DemandPage>('/v1/refused-demands', q)
export const recordDemand = (body: { id: Uuid; event: Uuid; place_id: number; demanded_by: string; demanded: string; demanded_on: string; note: string | null }) => post<Demand>('/v1/refused-demands', body)

// The token goes in the body: never in a path or query, so never in a log.
export const checkPaper = (token: string) => call<PaperCheck>('POST', '/v1/paper-checks', { body: { token }, quiet401: true })
