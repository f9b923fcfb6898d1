import type { Homes, WatchedBuildings } from '../app/api/types'

export type Layer = 'households' | 'without_contact' | 'watched' | 'unrecorded'
export type Tile = Homes['buildings'][number] & { watched: number; unrecorded: number }

/** The buildings with what is watched over in each. */
export function marksOf(homes: Homes, watched: WatchedBuildings['items']): Tile[] {
  const by = new Map(watched.map((w) => [w.building_id, w]))
  return homes.buildings.map((b) => ({ ...b, watched: by.get(b.id)?.watched ?? 0, unrecorded: by.get(b.id)?.unrecorded ?? 0 }))
}

export const totalOf = (tiles: readonly Tile[], layer: Layer): number => tiles.reduce((sum, x) => sum + x[layer], 0)
