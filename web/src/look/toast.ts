import { reactive } from 'vue'

interface Toast { text: string; kind: 'done' | 'problem'; undo: (() => void) | null; round: number }
export const toast = reactive<Toast>({ text: '', kind: 'done', undo: null, round: 0 })

let timer: ReturnType<typeof setTimeout> | undefined
let held: (() => void) | undefined

export function say(text: string, kind: Toast['kind'] = 'done', ms = 4000): void {
  flush()
  show(text, kind, null, ms)
}

function show(text: string, kind: Toast['kind'], undo: (() => void) | null, ms: number): void {
  clearTimeout(timer)
  Object.assign(toast, { text, kind, undo, round: toast.round + 1 })
  timer = setTimeout(() => { if (held) flush(); else Object.assign(toast, { text: '', undo: null }) }, ms)
}

function flush(): void {
  const run = held
  held = undefined
  toast.undo = null
  toast.text = ''
  run?.()
}

/** What is done already, with the way back. */
export function sayWithUndo(text: string, undo: () => void, ms = 8000): void {
  flush()
  show(text, 'done', () => {
    toast.text = ''
    toast.undo = null
    undo()
  }, ms)
}

/** Undo instead of "are you sure": what was tapped is done a moment later unless it is taken back. */
export function doUnlessUndone(text: string, run: () => void, undone: () => void, ms = 4000): void {
  flush()
  held = run
  show(text, 'done', () => {
    held = undefined
    toast.text = ''
    toast.undo = null
    undone()
  }, ms)
}

if (typeof window !== 'undefined') {
  window.addEventListener('pagehide', flush)
  window.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') flush() })
}
