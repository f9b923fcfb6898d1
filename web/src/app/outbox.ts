import { computed, reactive, readonly } from 'vue'
import { Problem, worthRetrying } from './api/problem'
import { store, type Waiting } from './db'

export type Send = (path: string, body: unknown) => Promise<unknown>

interface State { online: boolean; sending: boolean; items: Waiting[] }
const state = reactive<State>({ online: typeof navigator === 'undefined' ? true : navigator.onLine, sending: false, items: [] })

export const outbox = readonly(state)
export const waitingCount = computed(() => state.items.filter((i) => !i.problem).length)
export const refusedItems = computed(() => state.items.filter((i) => i.problem))

let account = ''
let send: Send = () => Promise.reject(new Error('outbox not started'))
let listeners: ((item: Waiting) => void)[] = []

export function setOnline(online: boolean): void { state.online = online }

export function onSent(run: (item: Waiting) => void): () => void {
  listeners.push(run)
  return () => { listeners = listeners.filter((l) => l !== run) }
}

export async function startOutbox(forAccount: string, sender: Send): Promise<void> {
  account = forAccount
  send = sender
  await refresh()
}

async function refresh(): Promise<void> {
  const all = account ? await (await store()).getAllFromIndex('waiting', 'account', account) : []
  // Ids are made in order of time, so this is the order of the work.
  state.items = all.sort((a, b) => (a.id < b.id ? -1 : 1))
}

export type Sent<T> = { state: 'sent'; answer: T } | { state: 'waiting' }

/** Sends now; when the network or the server is away, keeps the record on this device and sends it later with the same id. */
export async function sendOrKeep<T>(item: Omit<Waiting, 'account' | 'saved_at'>): Promise<Sent<T>> {
  try {
    const answer = (await send(item.path, item.body)) as T
    state.online = true
    return { state: 'sent', answer }
  } catch (error) {
    if (!(error instanceof Problem) || !worthRetrying(error)) throw error
    if (error.kind === 'offline') state.online = false
    const row: Waiting = { ...structuredCloneSafe(item), account, saved_at: new Date().toISOString() }
    await (await store()).put('waiting', row)
    await refresh()
    return { state: 'waiting' }
  }
}

// Vue proxies cannot be cloned into IndexedDB.
function structuredCloneSafe<T>(value: T): T { return JSON.parse(JSON.stringify(value)) as T }

/** One after another, oldest first. A refusal stays, marked, until a person has seen it; nothing is lost silently. */
export async function replay(): Promise<void> {
  if (state.sending || !account) return
  state.sending = true
  const me = account
  try {
    await refresh()
    for (const item of state.items.filter((i) => !i.problem)) {
      if (account !== me) break
      try {
        await send(item.path, structuredCloneSafe(item.body))
        await (await store()).delete('waiting', item.id)
        state.online = true
        listeners.forEach((l) => l(item))
      } catch (error) {
        if (!(error instanceof Problem)) break
        if (worthRetrying(error)) {
          if (error.kind === 'offline') state.online = false
          break
        }
        const problem = { title: error.message, detail: error.detail, code: error.code }
        await (await store()).put('waiting', { ...structuredCloneSafe(item), problem })
      }
    }
    await refresh()
  } finally {
    state.sending = false
  }
}

export async function retry(id: string): Promise<void> {
  const db = await store()
  const item = await db.get('waiting', id)
  if (item) {
    delete item.problem
    await db.put('waiting', item)
  }
  await replay()
}

export async function discard(id: string): Promise<void> {
  await (await store()).delete('waiting', id)
  await refresh()
}

export function waitingFor(subject: string): readonly Waiting[] {
  return state.items.filter((i) => i.subject === subject)
}

export function stopOutbox(): void {
  account = ''
  state.items = []
}
