import { describe, expect, it } from 'vitest'
import { uuid7 } from '../src/app/ids'

describe('uuid7', () => {
  it('has version 7, the RFC variant and the time in front', () => {
    const id = uuid7(Date.now() + 5000)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBeGreaterThan(Date.parse('2024-01-01'))
  })
  it('keeps the order of making, also within one millisecond and when the clock steps back', () => {
    const now = Date.now() + 10_000
    const ids = Array.from({ length: 6000 }, (_, i) => uuid7(i === 3000 ? now - 500 : now))
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual(ids)
  })
})
