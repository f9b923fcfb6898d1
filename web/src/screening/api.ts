import { get, post, put } from '../app/api/client'
import type { Arrival, ArrivalChange, ArrivalForm, ArrivalList, DecisionBody, Uuid } from '../app/api/types'

export const arrivalsPath = '/v1/arrivals'
export const arrivalForm = (event: Uuid) => get<ArrivalForm>('/v1/arrivals/form', { event })
export const listArrivals = (q: { event: string; place?: number; filter?: string; cursor?: string | null; limit?: number }) => get<ArrivalList>(arrivalsPath, q)
export const getArrival = (id: Uuid) => get<Arrival>(`${arrivalsPath}/${id}`)
/** Personal fields that are left out stay as they are: the browser only ever holds them masked. */
export const updateArrival = (id: Uuid, body: ArrivalChange) => put<Arrival>(`${arrivalsPath}/${id}`, body)
export const decideArrival = (id: Uuid, body: DecisionBody) => post<Arrival>(`${arrivalsPath}/${id}/decision`, body)
