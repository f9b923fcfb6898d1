import { get, post } from '../app/api/client'
import type { Day, HealthEvent, Live, Rollup, Uuid } from '../app/api/types'

export const getRollup = (q: { event: Uuid; place: number; day: Day }) => get<Rollup>('/v1/rollups', q)
export const closeEvent = (event: Uuid, body: { id: Uuid; reason: string }) => post<HealthEvent>(`/v1/events/${event}/closing`, body)
export const getLive = (q: { event: Uuid; place: number }) => get<Live>('/v1/rollups/now', q)
