import type { EpisodeFlag } from '../app/api/types'

type Kind = 'late' | 'soon' | 'info' | 'done' | 'plain'

/** Which word and shape a flag gets. A reading that a volunteer did not give is never shown as late. */
export function flagLook(flag: EpisodeFlag, voluntary: boolean): { kind: Kind; word: string } {
  if (voluntary && flag === 'missing') return { kind: 'plain', word: 'observation.flag_voluntary.missing' }
  const kind: Kind = flag === 'abnormal' || flag === 'past_end' ? 'late' : flag === 'missing' ? 'soon' : 'info'
  return { kind, word: `observation.flag.${flag}` }
}
