import { describe, expect, it } from 'vitest'
import { en, zh } from '../src/app/messages'

function keys(x: object, at = ''): string[] {
  return Object.entries(x).flatMap(([k, v]) => (typeof v === 'object' ? keys(v as object, `${at}${k}.`) : [`${at}${k}`]))
}
const value = (x: object, path: string): string => path.split('.').reduce<unknown>((o, k) => (o as Record<string, unknown>)[k], x) as string

describe('words', () => {
  it('are there in both languages with the same slots to fill', () => {
    expect(keys(en).sort()).toEqual(keys(zh).sort())
    const slots = (s: string) => (s.match(/\{\w+\}/g) ?? []).sort().join()
    for (const k of keys(zh)) expect(`${k} ${slots(value(en, k))}`).toBe(`${k} ${slots(value(zh, k))}`)
  })
  it('never speak of isolation or release, and never call a person missed', () => {
    for (const k of keys(zh)) {
      expect(`${k} ${value(zh, k)}`).not.toMatch(/隔离|解除|重点人员|造假/)
      if (/^(observation|tasks|screening)\./.test(k)) expect(`${k} ${value(zh, k)}`).not.toMatch(/未报|漏报/)
    }
  })
})
