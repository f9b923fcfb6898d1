import { call } from '../app/api/client'
import type { Own, OwnCorrectionBody, OwnReadingBody, Uuid } from '../app/api/types'

// The token stands in the address's fragment and goes to the server in a header: never in a path or query, so never in a log.
const ask = <T>(token: string, method: string, path: string, body?: unknown) => call<T>(method, path, { bearer: token, quiet401: true, body })
export const getOwn = (token: string) => ask<Own>(token, 'GET', '/v1/own')
export const recordOwn = (token: string, body: OwnReadingBody) => ask<Own>(token, 'POST', '/v1/own/readings', body)
export const correctOwn = (token: string, reading: Uuid, body: OwnCorrectionBody) => ask<Own>(token, 'POST', `/v1/own/readings/${reading}/corrections`, body)
export const wishToEnd = (token: string, id: Uuid) => ask<Own>(token, 'POST', '/v1/own/wishes-to-end', { id })
export const wishToGoOn = (token: string, id: Uuid) => ask<Own>(token, 'POST', '/v1/own/wishes-to-go-on', { id })
