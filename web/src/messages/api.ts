import { call, get, post, put } from '../app/api/client'
import type { CallResult, CallSheet, GroupText, MessageKinds, MessageProposal, MessageRound, MessageRounds, MessageWish, PersonMessage, PersonMessages, SendBody, Uuid } from '../app/api/types'

export interface FieldValue { id: string; value: string }

export const messageKinds = (event: Uuid, place: number) => get<MessageKinds>('/v1/message-kinds', { event, place })
export const propose = (body: { event: Uuid; place: number; kind: string; values: FieldValue[]; cursor: string | null; limit: number | null }) => post<MessageProposal>('/v1/message-proposals', body)
export const checkGroupText = (body: { event: Uuid; place: number; text: string }) => post<GroupText>('/v1/group-texts', body)
export const sendRound = (body: SendBody) => post<MessageRound>('/v1/message-rounds', body)
export const listRounds = (q: { event: Uuid; place: number; cursor?: string | null; limit?: number }) => get<MessageRounds>('/v1/message-rounds', q)
export const getRound = (id: Uuid) => get<MessageRound>(`/v1/message-rounds/${id}`)
export const callBack = (round: Uuid, id: Uuid) => post<MessageRound>(`/v1/message-rounds/${round}/withdrawals`, { id })
export const notePosted = (round: Uuid, id: Uuid) => post<MessageRound>(`/v1/message-rounds/${round}/posts`, { id })

export const listMessages = (q: { event: Uuid; place: number; round?: Uuid; filter?: string; cursor?: string | null; limit?: number }) => get<PersonMessages>('/v1/messages', q)
export const callSheet = (event: Uuid, place: number) => post<CallSheet>('/v1/call-sheets', { event, place })
export const noteCall = (message: Uuid, body: { id: Uuid; result: CallResult; again_at: string | null }) => post<PersonMessage>(`/v1/messages/${message}/calls`, body)
export const withdrawCall = (callId: Uuid, id: Uuid) => post<PersonMessage>(`/v1/message-calls/${callId}/withdrawals`, { id })

export const getWish = (person: Uuid) => get<MessageWish>(`/v1/people/${person}/message-wish`)
export const saveWish = (person: Uuid, wants_sms: boolean) => put<MessageWish>(`/v1/people/${person}/message-wish`, { wants_sms })
// By the link: the token goes in a header, never in a path.
export const ownWish = (token: string) => call<MessageWish>('GET', '/v1/own/message-wish', { bearer: token, quiet401: true })
export const saveOwnWish = (token: string, wants_sms: boolean) => call<MessageWish>('PUT', '/v1/own/message-wish', { bearer: token, quiet401: true, body: { wants_sms } })
