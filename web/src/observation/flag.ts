import type { EpisodeFlag, EpisodeRow } from '../app/api/types'

type Kind = 'late' | 'soon' | 'info' | 'done' | 'plain'

/** Which word and shape a flag gets. A reading that a volunteer did not give is never shown as late. */
export function flagLook(flag: EpisodeFlag, voluntary: boolean): { kind: Kind; word: string } {
  if (voluntary && flag === 'missing') return { kind: 'plain', word: 'observation.flag_voluntary.missing' }
  const kind: Kind = flag === 'abnormal' || flag === 'past_end' ? 'late' : flag === 'missing' ? 'soon' : 'info'
  return { kind, word: `observation.flag.${flag}` }
}

/** What stands beside a person in a list. Without a reading nobody is called well, and 37.8 that a doctor has seen is not "well" either. */
export function rowLook(row: Pick<EpisodeRow, 'flag' | 'voluntary' | 'state' | 'today'>): { kind: Kind; word: string } {
  if (row.flag) return flagLook(row.flag, row.voluntary)
  if (row.state === 'ended') return { kind: 'plain', word: 'observation.ended' }
  return Object.values(row.today).some((t) => t !== null) ? { kind: 'done', word: 'observation.ok' } : { kind: 'plain', word: 'observation.not_yet' }
}
