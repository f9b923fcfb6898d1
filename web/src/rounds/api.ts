import { get, post } from '../app/api/client'
import type { Day, Finding, FindingList, OwnRounds, Package, PackageList, Patrol, PatrolLog, Roster, Uuid } from '../app/api/types'

export interface Who { account_id: Uuid | null; name: string }

export const ownRounds = (event: Uuid) => get<OwnRounds>('/v1/rounds/own', { event })
export const beginShift = (shift: Uuid, id: Uuid) => post<OwnRounds>(`/v1/watch/shifts/${shift}/beginnings`, { id })
export const handOver = (shift: Uuid, body: { id: Uuid; words: string }) => post<OwnRounds>(`/v1/watch/shifts/${shift}/handovers`, body)

export const rosterOf = (q: { event: Uuid; place: number; from?: Day }) => get<Roster>('/v1/watch', q)
export const planShift = (body: Who & { id: Uuid; event: Uuid; place_id: number; day: Day; to: Day | null; slot: string }) => post<Roster>('/v1/watch/shifts', body)
export const standIn = (shift: Uuid, body: Who & { id: Uuid }) => post<Roster>(`/v1/watch/shifts/${shift}/deputies`, body)
export const withdrawShift = (shift: Uuid, id: Uuid) => post<Roster>(`/v1/watch/shifts/${shift}/withdrawals`, { id })

export const packagesOf = (q: { event: Uuid; place: number; cursor?: string | null; limit?: number }) => get<PackageList>('/v1/packages', q)
export const getPackage = (id: Uuid) => get<Package>(`/v1/packages/${id}`)
export const givePackage = (body: Who & { id: Uuid; event: Uuid; place_id: number; grid_id: Uuid | null }) => post<PackageList>('/v1/packages', body)
export const endPackage = (one: Uuid, id: Uuid) => post<PackageList>(`/v1/packages/${one}/ends`, { id })

export const patrolLog = (q: { event: Uuid; place: number; cursor?: string | null; limit?: number }) => get<PatrolLog>('/v1/patrols', q)
export const getPatrol = (id: Uuid) => get<Patrol>(`/v1/patrols/${id}`)
export const startPatrol = (body: { id: Uuid; event: Uuid; place_id: number; grid_id: Uuid | null }) => post<Patrol>('/v1/patrols', body)
export const finishPatrol = (patrol: Uuid, id: Uuid) => post<Patrol>(`/v1/patrols/${patrol}/finishes`, { id })
export const noteFinding = (patrol: Uuid, body: { id: Uuid; kind: string; words: string; building_id: Uuid | null; household_id: Uuid | null }) => post<Finding>(`/v1/patrols/${patrol}/notes`, body)

export const findingsOf = (q: { event: Uuid; place: number; filter: string; cursor?: string | null; limit?: number }) => get<FindingList>('/v1/patrol-notes', q)
export const getFinding = (id: Uuid) => get<Finding>(`/v1/patrol-notes/${id}`)
export const answerFinding = (note: Uuid, body: { id: Uuid; words: string }) => post<Finding>(`/v1/patrol-notes/${note}/answers`, body)
export const withdrawFinding = (note: Uuid, id: Uuid) => post<Finding>(`/v1/patrol-notes/${note}/withdrawals`, { id })
