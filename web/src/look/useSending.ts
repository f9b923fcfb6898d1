import { ref, type Ref } from 'vue'
import { Problem } from '../app/api/problem'

/** Sends what a sheet asks for, and puts the server's refusal where it belongs: at its field, or below. */
export function useSending<T>(emit: { saved: (answer: T) => void; stale: () => void }): {
  wrong: Ref<Record<string, string>>
  busy: Ref<boolean>
  send: (write: () => Promise<T>) => Promise<void>
} {
  const wrong = ref<Record<string, string>>({})
  const busy = ref(false)
  async function send(write: () => Promise<T>): Promise<void> {
    busy.value = true
    try {
      emit.saved(await write())
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.code === 'record.changed_meanwhile') emit.stale()
      wrong.value = Object.keys(error.fields).length ? error.fields : { all: error.sentence }
    } finally {
      busy.value = false
    }
  }
  return { wrong, busy, send }
}
