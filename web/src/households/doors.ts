import type { Building } from '../app/api/types'

export type Door = Building['units'][number]['doors'][number]
export type DoorState = 'vacant' | 'gap' | 'tagged' | 'lived' | 'empty'

/** One word a door; what needs somebody first. A household in key groups without a contact is a gap. */
export function stateOf(door: Door): DoorState {
  if (door.dwelling === 'vacant') return 'vacant'
  if (!door.people) return 'empty'
  if (!door.has_contact) return 'gap'
  return door.tagged ? 'tagged' : 'lived'
}

const floorOf = (door: string): string => /^(\d{1,3})\d{2}$/.exec(door)?.[1] ?? ''

/** A unit as floors from the top down, the way a building stands; doors without a floor come as one row. */
export function floorsOf<T extends { door: string }>(doors: readonly T[]): { floor: string; doors: T[] }[] {
  const floors = new Map<string, T[]>()
  for (const door of doors) floors.set(floorOf(door.door), [...(floors.get(floorOf(door.door)) ?? []), door])
  return [...floors].map(([floor, of]) => ({ floor, doors: of })).sort((a, b) => Number(b.floor || -1) - Number(a.floor || -1))
}
