import { call, get, post } from '../app/api/client'
import type { Declared, DeclaredContacts, DeclaredList, DeclareBody, DeclareForm, Declaring, PlaceAnswer, Receipt, Uuid } from '../app/api/types'

// ---- The worker's side
export interface Community { event: Uuid; place: number }
export const getDeclaring = (q: Community) => get<Declaring>('/v1/declaring-link', { ...q })
export const makeDeclaringLink = (body: Community & { id: Uuid; title: string; phone: string }) => post<Declaring>('/v1/declaring-link', body)
export const stopDeclaringLink = (body: Community & { id: Uuid }) => post<Declaring>('/v1/declaring-link/stops', body)
export const listDeclared = (q: { event: Uuid; state: string; cursor?: string | null; limit?: number }) => get<DeclaredList>('/v1/declared', q)
export const getDeclared = (id: Uuid) => get<Declared>(`/v1/declared/${id}`)
export const getContacts = (id: Uuid) => post<DeclaredContacts>(`/v1/declared/${id}/unmaskings`, {})
export const registerDeclared = (id: Uuid, body: { id: Uuid }) => post<Declared>(`/v1/declared/${id}/registration`, body)
export const setAside = (id: Uuid, body: { id: Uuid; reason: 'duplicate' | 'not_real' | 'not_here' }) => post<Declared>(`/v1/declared/${id}/setting-aside`, body)
export const takeBack = (id: Uuid, body: { id: Uuid }) => post<Declared>(`/v1/declared/${id}/return`, body)
/** What the QR code holds. The token stays behind the #, which no browser sends. */
export const declareAddress = (token: string) => `${location.origin}${location.pathname}#/declare/${token}`

// ---- The open side: the token goes to the server in a header, never in a path or query, so never in a log.
const ask = <T>(token: string, method: string, path: string, body?: unknown) => call<T>(method, path, { bearer: token, quiet401: true, body })
export const getForm = (token: string) => ask<DeclareForm>(token, 'GET', '/v1/declare')
export const declare = (token: string, body: DeclareBody) => ask<Receipt>(token, 'POST', '/v1/declare', body)
export const findReceipt = (token: string, body: { code: string; last_four: string }) => ask<Receipt>(token, 'POST', '/v1/declare/receipts', body)
export const withdraw = (token: string, body: { id: Uuid; code: string; last_four: string }) => ask<Receipt>(token, 'POST', '/v1/declare/withdrawals', body)
export const searchPlaces = (token: string) => (q: string, within?: number, signal?: AbortSignal) =>
  call<PlaceAnswer>('GET', '/v1/declare/places', { bearer: token, quiet401: true, query: { q, limit: 20, within }, signal })
