import { computed, reactive } from 'vue'
import { call, setCsrfToken } from './api/client'
import { Problem } from './api/problem'
import type { Grant, HealthEvent, Place, Session } from './api/types'
import { nowInstant, nowMs } from './demonstration'
import { forget, forgetEvents, keep, kept } from './db'
import { replay, startOutbox, stopOutbox } from './outbox'

interface State { session: Session | null; known: boolean; eventId: string; day: string }
const state = reactive<State>({ session: null, known: false, eventId: '', day: '' })

export const session = computed(() => state.session)
export const signedIn = computed(() => state.session !== null)
export const today = computed(() => (state.session?.today ?? state.day) || nowInstant().slice(0, 10))
/** Whoever comes by a link has no session; their page tells the server’s day. */
export function sayServerDay(day: string): void { state.day = day }
export const events = computed<HealthEvent[]>(() => state.session?.events ?? [])
export const event = computed<HealthEvent | null>(() => events.value.find((e) => e.id === state.eventId) ?? events.value[0] ?? null)
export const eventId = computed(() => event.value?.id ?? '')
export const grant = computed<Grant | null>(() => state.session?.grants[0] ?? null)
export const homePlace = computed<Place | null>(() => grant.value?.place ?? null)
export const isCommunity = computed(() => homePlace.value?.level === 'community')

/** Rights only decide what is offered; the server decides what is allowed. */
export function can(permission: string): boolean {
  return state.session?.permissions.includes(permission) ?? false
}

const post = (path: string, body: unknown) => call<unknown>('POST', path, { body })

const forgetClosed = (session: Session) => forgetEvents(session.events.filter((e) => e.closed_on).map((e) => e.id))

async function take(session: Session): Promise<void> {
  state.session = session
  state.known = true
  setCsrfToken(session.csrf_token)
  const remembered = localStorage.getItem(`bulwark.event.${session.account.id}`)
  const usable = session.events.find((e) => e.id === remembered)
  state.eventId = (usable ?? session.events.find((e) => e.kind === 'real' && !e.closed_on) ?? session.events[0])?.id ?? ''
  localStorage.setItem('bulwark.account', session.account.id)
  try {
    await keep(session.account.id, 'session', { ...session, csrf_token: '' })
    await forgetClosed(session)
    await startOutbox(session.account.id, post)
    void replay()
  } catch {
    // A browser without storage still works while it has a network.
  }
}

export async function restoreSession(): Promise<void> {
  if (state.known) return
  try {
    await take(await call<Session>('GET', '/v1/session', { quiet401: true }))
  } catch (error) {
    const account = localStorage.getItem('bulwark.account')
    if (error instanceof Problem && error.kind === 'offline' && account) {
      const copy = await kept<Session>(account, 'session').catch(() => undefined)
      if (copy && Date.parse(copy.value.expires_at) > nowMs()) await take(copy.value)
    }
  }
  state.known = true
}

/** After a time without network the security token is fetched anew before anything is sent. */
export async function renewSession(): Promise<void> {
  const fresh = await call<Session>('GET', '/v1/session', { quiet401: true })
  if (state.session) {
    state.session = fresh
    setCsrfToken(fresh.csrf_token)
    await forgetClosed(fresh).catch(() => undefined)
  }
}

export async function signIn(login: string, password: string): Promise<void> {
  await take(await call<Session>('POST', '/v1/session', { body: { login, password }, quiet401: true }))
}

export async function changePassword(current: string, next: string): Promise<void> {
  await call<void>('PUT', '/v1/session/password', { body: { current, next }, quiet401: true })
  await renewSession()
}

export function dropSession(): void {
  state.session = null
  setCsrfToken('')
  stopOutbox()
}

export async function signOut(): Promise<void> {
  const account = state.session?.account.id
  try {
    await call<void>('DELETE', '/v1/session', { quiet401: true })
  } catch (error) {
    if (!(error instanceof Problem) || (error.kind !== 'offline' && error.kind !== 'signed_out')) throw error
  }
  localStorage.removeItem('bulwark.account')
  if (account) await forget(account).catch(() => undefined)
  dropSession()
}

export function chooseEvent(id: string): void {
  state.eventId = id
  if (state.session) localStorage.setItem(`bulwark.event.${state.session.account.id}`, id)
}

/** A record opened by a link may belong to another event than the chosen one; the banner always tells of the record that is shown. */
export function followEvent<T extends { event_id: string }>(record: T): T {
  if (record.event_id !== eventId.value && events.value.some((e) => e.id === record.event_id)) chooseEvent(record.event_id)
  return record
}
