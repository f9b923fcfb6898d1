import { get, post } from '../app/api/client'
import type { JourneyLists, RideAnswer, Uuid } from '../app/api/types'

export const journeyLists = (event: Uuid) => get<JourneyLists>('/v1/journeys/lists', { event })
export const bringList = (body: { id: Uuid; event: Uuid; name: string; content: unknown }) => post<JourneyLists>('/v1/journeys/lists', body)
export const withdrawList = (id: Uuid, event: Uuid) => post<JourneyLists>(`/v1/journeys/lists/${id}/withdrawals`, { event })
export const searchRides = (body: { event: Uuid; number: string; on: string; coach: string | null; seat: string | null }) => post<RideAnswer>('/v1/journeys/searches', body)
