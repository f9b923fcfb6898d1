import type { Episode, Task } from '../app/api/types'
import { keep, kept } from '../app/db'
import { Problem } from '../app/api/problem'
import { nowInstant } from '../app/demonstration'
import { uuid7 } from '../app/ids'
import { sendOrKeep } from '../app/outbox'
import { session, today } from '../app/session'
import { getEpisode, readingsPath } from './api'
import { slotNow } from './slots'

export const usualTemperature = '36.5'

/** Reads an episode, or this device's last copy of it when the network is away. */
export async function episodeOrCopy(id: string): Promise<Episode> {
  const account = session.value?.account.id ?? ''
  try {
    const fresh = await getEpisode(id)
    void keep(account, `episode ${id}`, fresh).catch(() => undefined)
    return fresh
  } catch (error) {
    const copy = error instanceof Problem && error.kind === 'offline' ? await kept<Episode>(account, `episode ${id}`).catch(() => undefined) : undefined
    if (copy) return copy.value
    throw error
  }
}

/** One tap for the usual answer from today's list. */
export async function recordUsual(task: Task): Promise<'sent' | 'waiting'> {
  const id = task.subject?.id ?? ''
  const now = nowInstant()
  // With day and slot in the task no further reading of the person is needed, so that it works without a network.
  const at = task.subject?.day && task.subject.slot ? { day: task.subject.day, slot: task.subject.slot } : slotNow(await episodeOrCopy(id), today.value, now)
  const body = { id: uuid7(), ...at, taken_at: now, temperature: usualTemperature, symptoms: [], by: 'worker' as const }
  const sent = await sendOrKeep<Episode>({ id: body.id, path: readingsPath(id), body, kind: 'reading', subject: id, label: `${task.subject?.label ?? ''} · ${usualTemperature}` })
  return sent.state
}
