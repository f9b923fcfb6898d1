import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../src/app/api/problem'
import { store } from '../src/app/db'
import { uuid7 } from '../src/app/ids'
import { discard, outbox, refusedItems, replay, retry, sendOrKeep, startOutbox, waitingCount } from '../src/app/outbox'

const offline = () => new Problem('offline', { title: '现在连不上网络' })
const item = (n: number) => ({ id: uuid7(), path: `/v1/episodes/e${n}/readings`, body: { id: `r${n}`, temperature: '36.5' }, label: `张** · ${n}`, kind: 'reading' as const, subject: `e${n}` })

beforeEach(async () => { await (await store()).clear('waiting') })

describe('outbox', () => {
  it('sends at once when the network is there and keeps nothing', async () => {
    const send = vi.fn().mockResolvedValue({ ok: 1 })
    await startOutbox('a', send)
    expect(await sendOrKeep(item(1))).toEqual({ state: 'sent', answer: { ok: 1 } })
    expect(waitingCount.value).toBe(0)
  })
  it('keeps records without a network and replays them in order with the same id', async () => {
    const send = vi.fn().mockRejectedValue(offline())
    await startOutbox('a', send)
    for (const n of [1, 2, 3]) expect((await sendOrKeep(item(n))).state).toBe('waiting')
    expect(waitingCount.value).toBe(3)
    expect(outbox.online).toBe(false)
    send.mockClear()
    send.mockResolvedValue({})
    await replay()
    expect(send.mock.calls.map(([, body]) => (body as { id: string }).id)).toEqual(['r1', 'r2', 'r3'])
    expect(waitingCount.value).toBe(0)
    expect(outbox.online).toBe(true)
  })
  it('stops at the first record when the network goes away again', async () => {
    const send = vi.fn().mockRejectedValue(offline())
    await startOutbox('a', send)
    for (const n of [1, 2, 3]) await sendOrKeep(item(n))
    send.mockReset()
    send.mockResolvedValueOnce({}).mockRejectedValue(offline())
    await replay()
    expect(send).toHaveBeenCalledTimes(2)
    expect(waitingCount.value).toBe(2)
  })
  it('keeps a refused record with its reason, sends the others, and tries again only when asked', async () => {
    const send = vi.fn().mockRejectedValue(offline())
    await startOutbox('a', send)
    for (const n of [1, 2]) await sendOrKeep(item(n))
    send.mockReset()
    send.mockRejectedValueOnce(new Problem('conflict', { title: '这个时段已经有记录', status: 409, code: 'observation.reading_exists' })).mockResolvedValue({})
    await replay()
    expect(waitingCount.value).toBe(0)
    expect(refusedItems.value.map((i) => i.problem?.title)).toEqual(['这个时段已经有记录'])
    await replay()
    expect(send).toHaveBeenCalledTimes(2)
    await retry(refusedItems.value[0]!.id)
    expect(send).toHaveBeenCalledTimes(3)
    expect(outbox.items).toHaveLength(0)
  })
  it('does not keep what the server refused outright', async () => {
    await startOutbox('a', vi.fn().mockRejectedValue(new Problem('refused', { title: '体温不对', status: 422 })))
    await expect(sendOrKeep(item(1))).rejects.toThrow('体温不对')
    expect(outbox.items).toHaveLength(0)
  })
  it('never sends the records of one account under another', async () => {
    await startOutbox('a', vi.fn().mockRejectedValue(offline()))
    await sendOrKeep(item(1))
    const other = vi.fn().mockResolvedValue({})
    await startOutbox('b', other)
    await replay()
    expect(other).not.toHaveBeenCalled()
    await startOutbox('a', other)
    expect(waitingCount.value).toBe(1)
    await discard(outbox.items[0]!.id)
    expect(waitingCount.value).toBe(0)
  })
})
