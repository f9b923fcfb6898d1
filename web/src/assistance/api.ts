import { call, get, post } from '../app/api/client'
import type { CareOutcome, CareWay, NeedAnswer, NeedBody, OwnNeeds, PersonCare, Need, NeedForm, NeedList, CareList, CareCoverage, Uuid } from '../app/api/types'

export const needForm = () => get<NeedForm>('/v1/needs/form')
export const listNeeds = (q: { event: Uuid; place?: number; filter?: string; cursor?: string | null; limit?: number }) => get<NeedList>('/v1/needs', q)
export const getNeed = (id: Uuid) => get<Need>(`/v1/needs/${id}`)
export const recordNeed = (body: NeedBody) => post<Need>('/v1/needs', body)
export const lookAtPhone = (id: Uuid, purpose: 'contact' | 'care') => post<{ value: string | null }>(`/v1/needs/${id}/phone-looks`, { purpose })

interface Step { id: Uuid; base_version: number }
export const takeNeed = (need: Uuid, body: Step) => post<Need>(`/v1/needs/${need}/takings`, body)
export const giveNeedBack = (need: Uuid, body: Step) => post<Need>(`/v1/needs/${need}/returns`, body)
export const handNeedOver = (need: Uuid, body: Step & { role: string; account_id: Uuid | null }) => post<Need>(`/v1/needs/${need}/handovers`, body)
export const finishNeed = (need: Uuid, body: Step & { words: string }) => post<Need>(`/v1/needs/${need}/results`, body)
export const answerNeed = (need: Uuid, body: Step & { answer: NeedAnswer; words: string }) => post<Need>(`/v1/needs/${need}/answers`, body)
export const cancelNeed = (need: Uuid, body: Step & { words: string }) => post<Need>(`/v1/needs/${need}/cancellations`, body)
export const takeStepBack = (need: Uuid, body: Step) => post<Need>(`/v1/needs/${need}/undoing`, body)

export const careList = (q: { event: Uuid; place: number; filter?: string; cursor?: string | null; limit?: number }) => get<CareList>('/v1/care', q)
export const careCoverage = (event: Uuid, place: number) => get<CareCoverage>('/v1/care/coverage', { event, place })
export const careOf = (person: Uuid) => get<PersonCare>(`/v1/care/people/${person}`)
export const recordContact = (person: Uuid, body: { id: Uuid; way: CareWay; outcome: CareOutcome; problem: string; need_kind: string | null }) => post<PersonCare>(`/v1/care/people/${person}/contacts`, body)
export const withdrawContact = (contact: Uuid, id: Uuid) => post<PersonCare>(`/v1/care/contacts/${contact}/withdrawals`, { id })

// By the link: the token goes in a header, never in a path.
const own = <T>(token: string, method: string, path: string, body?: unknown) => call<T>(method, path, { bearer: token, quiet401: true, body })
export const ownNeeds = (token: string) => own<OwnNeeds>(token, 'GET', '/v1/own/needs')
export const askOwn = (token: string, body: { id: Uuid; kind: string; words: string; by: 'person' | 'family'; phone: string | null }) => own<OwnNeeds>(token, 'POST', '/v1/own/needs', body)
export const answerOwn = (token: string, need: Uuid, body: { id: Uuid; answer: NeedAnswer; words: string }) => own<OwnNeeds>(token, 'POST', `/v1/own/needs/${need}/answers`, body)
export const withdrawOwn = (token: string, need: Uuid, id: Uuid) => own<OwnNeeds>(token, 'POST', `/v1/own/needs/${need}/withdrawals`, { id })
