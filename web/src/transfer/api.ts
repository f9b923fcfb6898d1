import { get, post } from '../app/api/client'
import type { Transfer, TransferForm, TransferList, TransferOffer, UnmaskField, UnmaskPurpose, Uuid } from '../app/api/types'

export type Show = 'received' | 'sent' | 'late'
export const listTransfers = (q: { place: number; show: Show; cursor?: string | null; limit?: number }) => get<TransferList>('/v1/transfers', q)
export const transferForm = () => get<TransferForm>('/v1/transfers/form')
export const getTransfer = (id: Uuid) => get<Transfer>(`/v1/transfers/${id}`)
export const offerTransfer = (body: TransferOffer) => post<Transfer>('/v1/transfers', body)
export const acknowledge = (id: Uuid, body: { id: Uuid }) => post<Transfer>(`/v1/transfers/${id}/acknowledgement`, body)
export const accept = (id: Uuid, body: { id: Uuid; household_id: Uuid | null; relation: string | null }) => post<Transfer>(`/v1/transfers/${id}/acceptance`, body)
export const writeNote = (id: Uuid, what: 'refusal' | 'withdrawal' | 'absence' | 'words', body: { id: Uuid; note: string }) => post<Transfer>(`/v1/transfers/${id}/${what}`, body)
export const noteArrival = (id: Uuid, body: { id: Uuid; arrived_on: string }) => post<Transfer>(`/v1/transfers/${id}/arrival`, body)
export const followUp = (id: Uuid, body: { id: Uuid; answer: string; note: string }) => post<Transfer>(`/v1/transfers/${id}/follow-ups`, body)
export const unmaskTransfer = (id: Uuid, body: { field: UnmaskField; purpose: UnmaskPurpose }) => post<{ value: string | null }>(`/v1/transfers/${id}/unmasking`, body)
