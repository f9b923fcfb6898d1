import { get } from '../app/api/client'
import type { Meta } from '../app/api/types'

export const meta = () => get<Meta>('/v1/meta')
