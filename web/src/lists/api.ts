import { get, post } from '../app/api/client'
import type { ListProgress, ListRowPage, ReceivedList, ReceivedLists, SentLists, UnmaskField, UnmaskPurpose, Uuid } from '../app/api/types'

export const receivedLists = (q: { place: number; cursor?: string | null }) => get<ReceivedLists>('/v1/received-lists', q)
export const sentLists = (q: { place: number; cursor?: string | null }) => get<SentLists>('/v1/pushed-lists', q)
export const getReceived = (id: Uuid, q: { show?: 'unsettled' | 'all'; after?: number | null }) => get<ReceivedList>(`/v1/received-lists/${id}`, q)
export const acknowledgeList = (id: Uuid, body: { id: Uuid }) => post<ReceivedList>(`/v1/received-lists/${id}/acknowledgement`, body)
export const getProgress = (id: Uuid, q: { after?: number | null } = {}) => get<ListProgress>(`/v1/pushed-lists/${id}`, q)
export const getRow = (id: Uuid) => get<ListRowPage>(`/v1/list-rows/${id}`)
export const answerRow = (id: Uuid, body: { id: Uuid; answer: string; note: string; person_id: Uuid | null }) => post<ListRowPage>(`/v1/list-rows/${id}/answer`, body)
export const placeRow = (id: Uuid, body: { id: Uuid; place_id: number }) => post<ListRowPage>(`/v1/list-rows/${id}/placement`, body)
export const unmaskRow = (id: Uuid, body: { field: UnmaskField; purpose: UnmaskPurpose }) => post<{ value: string | null }>(`/v1/list-rows/${id}/unmasking`, body)
