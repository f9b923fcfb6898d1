import type { ReceivedLists } from '../app/api/types'

type Part = ReceivedLists['items'][number]
type Row = { state: string; found: string }
export const partKind = (p: Part): 'late' | 'soon' | 'done' | 'plain' => (p.withdrawn ? 'plain' : p.late ? 'late' : p.tally.open || !p.acknowledged_at ? 'soon' : 'done')
export const rowKind = (r: Row): 'late' | 'soon' | 'info' | 'done' | 'plain' =>
  r.state === 'open' ? 'soon' : r.state === 'returned' ? 'late' : r.state === 'matched' || r.state === 'answered' ? 'done' : 'plain'
