import { get } from '../app/api/client'
import type { PolicyRow } from '../app/api/types'

export const policyInForce = (q: { event: string; place?: number; day: string; topic?: string }) => get<{ rows: PolicyRow[] }>('/v1/policy', q)
