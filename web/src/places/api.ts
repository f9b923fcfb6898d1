import { put } from '../app/api/client'
import type { PlaceDetail, UrbanRural, Uuid } from '../app/api/types'

/** null takes a correction back: what the name says holds again. */
export const setUrbanRural = (place: number, body: { id: Uuid; urban_rural: UrbanRural | null }) => put<PlaceDetail>(`/v1/places/${place}/urban-rural`, body)
