import { get } from '../app/api/client'
import type { Day, Rollup, Uuid } from '../app/api/types'

export const getRollup = (q: { event: Uuid; place: number; day: Day }) => get<Rollup>('/v1/rollups', q)
