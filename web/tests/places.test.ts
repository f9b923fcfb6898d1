import { describe, expect, it } from 'vitest'
import type { PlaceKind } from '../src/app/api/types'
import { asBefore, checkedCount, communitiesOf, isWithin, replaced, shownOf } from '../src/places/register'

const place = (id: number, urban_rural: PlaceKind['urban_rural'], urban_rural_source: PlaceKind['urban_rural_source'], level: PlaceKind['level'] = 'community'): PlaceKind =>
  ({ id, code: String(id), name: `示例${id}村`, level, path: `示例省/示例县/示例${id}村`, urban_rural, urban_rural_source })
const places = [place(1, 'urban', 'proposed'), place(2, 'rural', 'corrected'), place(3, 'unknown', 'proposed'), place(4, 'unknown', 'proposed', 'township')]

describe('the register of places', () => {
  it('counts and shows what a person has checked apart from what the name says', () => {
    const communities = communitiesOf(places)
    expect(communities.map((p) => p.id)).toEqual([1, 2, 3])
    expect(checkedCount(communities)).toBe(1)
    expect(shownOf(communities, 'proposed').map((p) => p.id)).toEqual([1, 3])
    expect(shownOf(communities, 'corrected').map((p) => p.id)).toEqual([2])
    expect(shownOf(communities, 'all')).toHaveLength(3)
  })
  it('goes back to where it was: a guess is a guess again, a correction stays one', () => {
    expect(asBefore(place(1, 'urban', 'proposed'))).toBeNull()
    expect(asBefore(place(2, 'rural', 'corrected'))).toBe('rural')
  })
  it('takes the answer of the server into the list and touches nothing else', () => {
    const now = replaced(places, place(1, 'rural', 'corrected'))
    expect(now.map((p) => `${p.id} ${p.urban_rural} ${p.urban_rural_source}`)).toEqual(['1 rural corrected', '2 rural corrected', '3 unknown proposed', '4 unknown proposed'])
  })
  it('knows what is one’s own area, also where names begin alike', () => {
    const home = { path: '示例省/示例县' }
    expect(isWithin({ path: '示例省/示例县' }, home)).toBe(true)
    expect(isWithin({ path: '示例省/示例县/示例镇' }, home)).toBe(true)
    expect(isWithin({ path: '示例省/示例县城' }, home)).toBe(false)
    expect(isWithin({ path: '示例省' }, home)).toBe(false)
  })
})
