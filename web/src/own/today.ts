import type { OwnEpisode, Slot } from '../app/api/types'

type Asked = Pick<OwnEpisode, 'slots' | 'readings'>
/** Somebody who was not reached has not been measured: the time of day is still free. */
export const holdsReading = (r: { status: string }): boolean => r.status === 'seen_ok' || r.status === 'seen_not_ok'
const isFree = (asked: Asked, day: string, slot: Slot): boolean => !asked.readings.some((r) => r.day === day && r.slot === slot.id && holdsReading(r))

/** The times of day that may be filled in now; the one that is running, or came last, stands first. `time` is HH:MM. */
export function openSlots(asked: Asked, day: string, time: string): Slot[] {
  return asked.slots.filter((s) => s.from <= time && isFree(asked, day, s)).reverse()
}

/** The next one of today that has not begun. */
export function nextSlot(asked: Asked, day: string, time: string): Slot | null {
  return asked.slots.find((s) => s.from > time && isFree(asked, day, s)) ?? null
}
