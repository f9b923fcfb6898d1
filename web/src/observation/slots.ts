import type { Day, Episode, Reading, Slot } from '../app/api/types'
import { addDays, daysBetween, sayTime } from '../app/dates'

export interface Point { day: Day; slot: string; label: string; reading: Reading | null; missing: boolean }

/** Every slot from the first day to today (or the last day), with its reading or the want of one. */
export function pointsOf(episode: Pick<Episode, 'started_on' | 'last_day' | 'slots' | 'readings' | 'missing' | 'end'>, today: Day): Point[] {
  const last = [today, episode.end?.on ?? today].sort()[0]!
  const first = [episode.started_on, ...episode.readings.map((r) => r.day), ...episode.missing.map((m) => m.day)].sort()[0]!
  const points: Point[] = []
  for (let n = 0; n <= Math.min(daysBetween(first, last), 120); n++) {
    const day = addDays(first, n)
    for (const slot of episode.slots) {
      const reading = episode.readings.find((r) => r.day === day && r.slot === slot.id) ?? null
      const missing = episode.missing.some((m) => m.day === day && m.slot === slot.id)
      if (reading || missing || day < today) points.push({ day, slot: slot.id, label: slot.label, reading, missing })
    }
  }
  return points
}

/** The slot a person standing at the door now most likely means: the running one, else the first that is still without a record. */
export function slotNow(episode: Pick<Episode, 'slots' | 'readings' | 'missing'>, today: Day, now: string): { day: Day; slot: string } {
  const time = sayTime(now)
  const free = (s: Slot) => !episode.readings.some((r) => r.day === today && r.slot === s.id)
  const running = episode.slots.find((s) => s.from <= time && time < s.to && free(s))
  const missing = episode.missing.find((m) => m.day === today)
  const started = episode.slots.filter((s) => s.from <= time && free(s)).pop()
  const slot = running ?? started ?? episode.slots.find((s) => s.id === missing?.slot) ?? episode.slots.find(free) ?? episode.slots[0]
  return { day: today, slot: slot?.id ?? '' }
}
