import type { TransferRow } from '../app/api/types'

type State = TransferRow['state']
export const stateKind = (state: State, late: boolean): 'late' | 'soon' | 'info' | 'done' | 'plain' =>
  late ? 'late' : state === 'offered' || state === 'acknowledged' ? 'soon' : state === 'accepted' ? 'info' : state === 'arrived' ? 'done' : state === 'not_arrived' || state === 'refused' ? 'late' : 'plain'
