import type { NeedRow } from '../app/api/types'

export type Look = 'late' | 'soon' | 'info' | 'done' | 'plain'

/** Word and shape of where a need stands. Late is said beside it, in its own colour. */
export function lookOf(need: Pick<NeedRow, 'state' | 'late'>): Look {
  if (need.late) return 'late'
  if (need.state === 'open') return 'soon'
  if (need.state === 'taken') return 'info'
  return need.state === 'cancelled' ? 'plain' : 'done'
}

export const isWaiting = (need: Pick<NeedRow, 'state'>): boolean => need.state === 'open' || need.state === 'taken'
