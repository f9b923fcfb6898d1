import { get, post } from './client'
import type { PlaceAnswer, PlaceDetail, PlaceKind, Reader, RuralPlaces, UnmaskField, UnmaskPurpose, Uuid } from './types'

export const placesApi = {
  search: (q: string, within?: number, signal?: AbortSignal) => get<PlaceAnswer>('/v1/places', { q, limit: 20, within }, signal),
  one: (id: number) => get<PlaceDetail>(`/v1/places/${id}`),
  children: (id: number) => get<{ places: PlaceKind[] }>(`/v1/places/${id}/children`),
  rural: (id: number) => get<RuralPlaces>(`/v1/places/${id}/rural`)
}

export const peopleApi = {
  unmask: (person: Uuid, body: { field: UnmaskField; purpose: UnmaskPurpose }) =>
    post<{ value: string | null }>(`/v1/people/${person}/unmaskings`, body),
  readers: (person: Uuid) => get<{ items: Reader[] }>(`/v1/people/${person}/readers`)
}
