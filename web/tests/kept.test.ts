import 'fake-indexeddb/auto'
import { beforeEach, expect, it } from 'vitest'
import { forgetEvents, keep, kept, store } from '../src/app/db'

beforeEach(async () => { await (await store()).clear('kept') })

it('forgets what is kept of a closed event, and nothing else', async () => {
  await keep('a', 'episode e1', { event_id: 'closed-1', person: { name_masked: '张**' } })
  await keep('a', 'tasks closed-1', { items: [] })
  await keep('a', 'episode e2', { event_id: 'open-2', person: { name_masked: '李**' } })
  await keep('a', 'session', { events: [{ id: 'closed-1' }, { id: 'open-2' }] })
  await keep('b', 'episode e1', { event_id: 'closed-1' })
  const item = { account: 'b', path: '/v1/arrivals', label: '张**', kind: 'arrival' as const, saved_at: '' }
  await (await store()).put('waiting', { ...item, id: 'w1', body: { event_id: 'closed-1', person: { name: '张三（示例）' } } })
  await (await store()).put('waiting', { ...item, id: 'w2', body: { event_id: 'open-2' } })
  await forgetEvents([])
  expect(await kept('a', 'episode e1')).toBeDefined()
  await forgetEvents(['closed-1'])
  expect(await kept('a', 'episode e1')).toBeUndefined()
  expect(await kept('a', 'tasks closed-1')).toBeUndefined()
  expect(await kept('a', 'episode e2')).toBeDefined()
  expect(await kept('a', 'session')).toBeDefined()
  expect(await kept('b', 'episode e1')).toBeUndefined()
  expect((await (await store()).getAll('waiting')).map((w) => w.id)).toEqual(['w2'])
})
