import { reactive } from 'vue'
import { get } from './api/client'
import type { DemonstrationAccount } from './api/types'

/** Whether everything in the server's database is made up, and how far its clock is behind the real one. */
interface Mark { demonstration: boolean; days_back: number; accounts: DemonstrationAccount[] }
const none: Mark = { demonstration: false, days_back: 0, accounts: [] }
const key = 'bulwark.demonstration'

function remembered(): Mark {
  try {
    return { ...none, ...JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Mark>, accounts: [] }
  } catch {
    return none
  }
}

// What was made up yesterday is made up without a network, too.
export const mark = reactive<Mark>(remembered())

export async function loadMark(): Promise<void> {
  Object.assign(mark, await get<Mark>('/v1/demonstration'))
  localStorage.setItem(key, JSON.stringify({ demonstration: mark.demonstration, days_back: mark.days_back }))
}

/** Now, as the server has it. */
export const nowMs = (): number => Date.now() - mark.days_back * 86_400_000
export const nowInstant = (): string => new Date(nowMs()).toISOString()
