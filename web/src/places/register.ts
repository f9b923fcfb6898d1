import type { Place, PlaceKind, UrbanRural } from '../app/api/types'

export type Shown = 'all' | 'proposed' | 'corrected'

export const communitiesOf = (places: readonly PlaceKind[]): PlaceKind[] => places.filter((p) => p.level === 'community')
export const isChecked = (p: PlaceKind): boolean => p.urban_rural_source === 'corrected'
export const checkedCount = (places: readonly PlaceKind[]): number => places.filter(isChecked).length
export const shownOf = (places: readonly PlaceKind[], filter: Shown): PlaceKind[] => places.filter((p) => filter === 'all' || p.urban_rural_source === filter)

/** What is sent to be again where we were before: a proposal comes back by taking the correction back. */
export const asBefore = (p: PlaceKind): UrbanRural | null => (isChecked(p) ? p.urban_rural : null)

/** In the list, the place as the server now knows it. */
export const replaced = (places: readonly PlaceKind[], now: PlaceKind): PlaceKind[] => places.map((p) => (p.id === now.id ? { ...p, urban_rural: now.urban_rural, urban_rural_source: now.urban_rural_source } : p))

/** Only offered; the server decides. */
export const isWithin = (place: Pick<Place, 'path'>, home: Pick<Place, 'path'>): boolean => place.path === home.path || place.path.startsWith(`${home.path}/`)
