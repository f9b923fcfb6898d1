import { get } from '../app/api/client'
import type { DemonstrationAccount, Meta } from '../app/api/types'

export const demonstrationAccounts = () => get<{ accounts: DemonstrationAccount[] }>('/v1/demonstration')
export const meta = () => get<Meta>('/v1/meta')
