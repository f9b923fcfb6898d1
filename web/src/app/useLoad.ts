import { getCurrentScope, onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { Problem } from './api/problem'
import { keep, kept } from './db'
import { outbox, setOnline } from './outbox'
import { session } from './session'

export interface Loaded<T> {
  data: ShallowRef<T | null>
  problem: ShallowRef<Problem | null>
  loading: Ref<boolean>
  /** When set, the data is this device's copy of that moment, because the network is away. */
  copyOf: Ref<string | null>
  reload: () => Promise<void>
}

/**
 * Loads, says whether it is loading or why it failed, and loads again when `source` changes.
 * With `keepAs` the last good answer stays readable without a network.
 */
export function useLoad<T>(source: () => unknown, load: () => Promise<T>, keepAs?: () => string): Loaded<T> {
  const data: ShallowRef<T | null> = shallowRef(null)
  const problem: ShallowRef<Problem | null> = shallowRef(null)
  const loading = ref(false)
  const copyOf = ref<string | null>(null)
  let round = 0
  let loadedFor: unknown

  async function reload(): Promise<void> {
    const mine = ++round
    const account = session.value?.account.id ?? ''
    const key = keepAs?.()
    loading.value = true
    try {
      const answer = await load()
      if (mine !== round) return
      data.value = answer
      problem.value = null
      copyOf.value = null
      setOnline(true)
      if (key) void keep(account, key, answer).catch(() => undefined)
    } catch (error) {
      if (mine !== round) return
      const p = error instanceof Problem ? error : new Problem('server', { title: String(error) })
      if (p.kind === 'offline') setOnline(false)
      const copy = key && p.kind === 'offline' ? await kept<T>(account, key).catch(() => undefined) : undefined
      if (mine !== round) return
      if (copy) {
        data.value = copy.value
        copyOf.value = copy.at
        problem.value = null
      } else {
        problem.value = p
      }
    } finally {
      if (mine === round) loading.value = false
    }
  }

  watch(source, (now) => {
    const text = JSON.stringify(now)
    if (text !== loadedFor) {
      if (loadedFor !== undefined) data.value = null
      loadedFor = text
      void reload()
    }
  }, { immediate: true })
  const stop = watch(() => outbox.online, (online) => { if (online && (copyOf.value || problem.value?.kind === 'offline')) void reload() })
  if (getCurrentScope()) onScopeDispose(stop)
  return { data, problem, loading, copyOf, reload }
}
