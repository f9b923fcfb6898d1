import { get, post, put } from '../app/api/client'
import type { Day, Deputy, Report, Responsible, UrgentReport, Uuid } from '../app/api/types'

export interface ReportKey { event: Uuid; place: number; day: Day }
export const getReport = (q: ReportKey) => get<Report>('/v1/reports', { ...q })
export const getDraft = (q: ReportKey) => get<Report>('/v1/reports/draft', { ...q })
export const submitReport = (body: { id: Uuid; event_id: Uuid; place_id: number; day: Day; digest: string }) => post<Report>('/v1/reports', body)
export const submitCorrection = (body: { id: Uuid; event_id: Uuid; place_id: number; day: Day; base_version: number; digest: string; reason: string }) => post<Report>('/v1/reports/corrections', body)
export const submitUrgent = (body: { id: Uuid; event_id: Uuid; place_id: number; text: string; kind: string }) => post<{ id: Uuid; at: string; notified: string[] }>('/v1/urgent-reports', body)
export const getUrgent = (id: Uuid) => get<UrgentReport>(`/v1/urgent-reports/${id}`)
export const getResponsible = (place: number) => get<Responsible>('/v1/reports/responsible', { place })
export const nameResponsible = (body: { place_id: number; account_id: Uuid }) => put<Responsible>('/v1/reports/responsible', body)
export const getDeputy = (event: Uuid, place: number) => get<Deputy>('/v1/reports/deputy', { event, place })
export const nameDeputy = (body: { event: Uuid; place_id: number; account_id: Uuid | null }) => put<Deputy>('/v1/reports/deputy', body)
export const noteDaysOff = (body: { id: Uuid; event: Uuid; place_id: number; from: Day; to: Day }) => post<Deputy>('/v1/reports/days-off', body)
export const withdrawDaysOff = (id: Uuid, body: { event: Uuid; place_id: number }) => post<Deputy>(`/v1/reports/days-off/${id}/withdrawals`, body)
