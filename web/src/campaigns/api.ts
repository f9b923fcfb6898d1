import { get, post } from '../app/api/client'
import type { Campaign, CampaignList, DoorHistory, InspectedUnit, InspectedUnits, MissingDoors, MissingPeople, ScreenedDoors, ScreeningWork, Uuid } from '../app/api/types'

export const listCampaigns = (q: { event: Uuid; cursor?: string | null; limit?: number }) => get<CampaignList>('/v1/campaigns', q)
export const getCampaign = (id: Uuid) => get<Campaign>(`/v1/campaigns/${id}`)
export const openCampaign = (body: { id: Uuid; event: Uuid; place_id: number; name: string; from: string; to: string; asked: string[] }) => post<Campaign>('/v1/campaigns', body)
export const closeCampaign = (id: Uuid) => post<Campaign>(`/v1/campaigns/${id}/closing`, {})
export const missingDoors = (id: Uuid, cursor?: string | null) => get<MissingDoors>(`/v1/campaigns/${id}/missing-doors`, { cursor })
export const missingPeople = (id: Uuid, cursor?: string | null) => get<MissingPeople>(`/v1/campaigns/${id}/missing-people`, { cursor })
export const followedDoors = (id: Uuid, building: Uuid) => get<ScreenedDoors>(`/v1/campaigns/${id}/buildings/${building}`)
export const giveBuilding = (id: Uuid, building: Uuid, body: { id: Uuid; account_id: Uuid }) => post<ScreenedDoors>(`/v1/campaigns/${id}/buildings/${building}/screeners`, body)
export const endScreener = (id: Uuid, building: Uuid, screener: Uuid) => post<ScreenedDoors>(`/v1/campaigns/${id}/buildings/${building}/screeners/${screener}/ends`, {})
export const myScreenings = (event: Uuid) => get<ScreeningWork>('/v1/screenings', { event })
export const myDoors = (id: Uuid, building: Uuid) => get<ScreenedDoors>(`/v1/screenings/${id}/buildings/${building}`)
export const findingsPath = (campaign: Uuid) => `/v1/screenings/${campaign}/findings`
export const takeBackFinding = (id: Uuid) => post<ScreenedDoors>(`/v1/findings/${id}/taking-back`, {})
export const getFinding = (id: Uuid) => get<DoorHistory>(`/v1/findings/${id}`)
export const listUnits = (event: Uuid, place: number) => get<InspectedUnits>('/v1/inspections', { event, place })
export const getUnit = (id: Uuid, event: Uuid) => get<InspectedUnit>(`/v1/inspections/${id}`, { event })
export const recordInspection = (id: Uuid, body: object) => post<InspectedUnit>(`/v1/inspections/${id}/records`, body)
