import { get, post } from '../app/api/client'
import type { CorrectionBody, EndReason, Episode, EpisodeList, EpisodeRow, OpenBody, OwnLink, ReadingBody, RegimeOffer, Timeline, Uuid } from '../app/api/types'

export interface EpisodeQuery { event: string; place?: number; state?: string; filter?: string; cursor?: string | null; limit?: number }
export const listEpisodes = (q: EpisodeQuery) => get<EpisodeList>('/v1/episodes', { ...q })
export const getEpisode = (id: Uuid) => get<Episode>(`/v1/episodes/${id}`)
export const getTimeline = (id: Uuid) => get<Timeline>(`/v1/episodes/${id}/timeline`)
export const readingsPath = (episode: Uuid) => `/v1/episodes/${episode}/readings`
export type { ReadingBody }
export const correctReading = (episode: Uuid, reading: Uuid, body: CorrectionBody) =>
  post<Episode>(`/v1/episodes/${episode}/readings/${reading}/corrections`, body)
export const recordOutcome = (episode: Uuid, body: { id: Uuid; care_id: Uuid; outcome: string; note: string }) => post<Episode>(`/v1/episodes/${episode}/outcomes`, body)
export const endEpisode = (episode: Uuid, body: { id: Uuid; base_version: number; reason: EndReason; note: string; notice_number: string | null }) =>
  post<Episode>(`/v1/episodes/${episode}/end`, body)
export interface ExposureBody { id: Uuid; base_version: number; kind: string; last_on: string; case_id: Uuid | null; where: string | null; determined_by: string | null }
export const addExposure = (episode: Uuid, body: ExposureBody) => post<Episode>(`/v1/episodes/${episode}/exposures`, body)
export const withdrawExposure = (episode: Uuid, exposure: Uuid, body: { id: Uuid; base_version: number; reason: string }) =>
  post<Episode>(`/v1/episodes/${episode}/exposures/${exposure}/withdrawal`, body)
export const extendEpisode = (episode: Uuid, body: { id: Uuid; base_version: number; to: string; order_reference: string }) => post<Episode>(`/v1/episodes/${episode}/extension`, body)
export const getOffers = (person: Uuid, q: { last_on: string | null; follows: Uuid | null }) => get<{ items: RegimeOffer[] }>(`/v1/people/${person}/regimes`, { ...q })
export const openEpisode = (body: OpenBody) => post<Episode>('/v1/episodes', body)
export const sayAsItWas = (episode: Uuid, reading: Uuid, body: { id: Uuid }) => post<Episode>(`/v1/episodes/${episode}/readings/${reading}/confirmation`, body)
export const listDoubted = (event: Uuid) => get<{ sentence: string; items: EpisodeRow[] }>('/v1/doubted-readings', { event })
export const getOwnLink = (person: Uuid) => get<OwnLink>(`/v1/people/${person}/own-link`)
export const makeOwnLink = (person: Uuid, id: Uuid) => post<OwnLink>(`/v1/people/${person}/own-link`, { id })
export const stopOwnLink = (person: Uuid, id: Uuid) => post<OwnLink>(`/v1/people/${person}/own-link/stops`, { id })
/** What the QR code holds. The token stays behind the #, which no browser sends. */
export const ownAddress = (token: string) => `${location.origin}${location.pathname}#/own/${token}`
