import { get, post, put } from './client'
import type { Place, PlaceAnswer, PlaceDetail, UnmaskField, UnmaskPurpose, Uuid } from './types'

export const placesApi = {
  search: (q: string, within?: number, signal?: AbortSignal) => get<PlaceAnswer>('/v1/places', { q, limit: 20, within }, signal),
  one: (id: number) => get<PlaceDetail>(`/v1/places/${id}`),
  children: (id: number) => get<{ places: Place[] }>(`/v1/places/${id}/children`),
  setUrbanRural: (id: number, urban_rural: PlaceDetail['urban_rural']) => put<PlaceDetail>(`/v1/places/${id}/urban-rural`, { urban_rural })
}

export const peopleApi = {
  unmask: (person: Uuid, body: { id: Uuid; field: UnmaskField; purpose: UnmaskPurpose }) =>
    post<{ value: string }>(`/v1/people/${person}/unmaskings`, body),
  readers: (person: Uuid) => get<{ items: { at: string; by: string; what: string; purpose: string }[] }>(`/v1/people/${person}/readers`)
}
