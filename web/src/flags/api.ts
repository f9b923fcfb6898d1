import { get, post } from '../app/api/client'
import type { PlaceFlags, Uuid } from '../app/api/types'

export const placeFlags = (event: Uuid, place: number) => get<PlaceFlags>('/v1/place-flags', { event, place })
export const setFlag = (body: { id: Uuid; event: Uuid; place_id: number; flag: string; reason: string }) => post<PlaceFlags>('/v1/place-flags', body)
export const endFlag = (flagged: Uuid, body: { id: Uuid; event: Uuid; reason: string }) => post<PlaceFlags>(`/v1/place-flags/${flagged}/ends`, body)
