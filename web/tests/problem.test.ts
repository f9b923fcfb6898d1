import { describe, expect, it } from 'vitest'
import { asProblem, problemFrom, worthRetrying } from '../src/app/api/problem'

const words = { offline: '现在连不上网络', server: '系统暂时出了问题', no_right: '没有权限', absent: '没有找到', refused: '没有接受', signed_out: '请重新登录', conflict: '有变化' }

describe('problems', () => {
  it("keeps the server's own words and puts them to their fields", () => {
    const p = problemFrom(422, JSON.stringify({ title: '有内容需要修改', code: 'request.invalid', problems: [{ field: 'person.phone', code: 'x', message: '号码不对' }], request_id: 'r1' }), words)
    expect(p.kind).toBe('refused')
    expect(p.message).toBe('有内容需要修改')
    expect(p.fields).toEqual({ 'person.phone': '号码不对' })
    expect(p.requestId).toBe('r1')
  })
  it('puts a single field to its detail', () => {
    const p = problemFrom(409, JSON.stringify({ title: '还没有期满', detail: '12月4日 期满', code: 'observation.too_early', field: 'reason' }), words)
    expect(p.kind).toBe('conflict')
    expect(p.fields).toEqual({ reason: '12月4日 期满' })
    expect(p.sentence).toBe('还没有期满：12月4日 期满')
  })
  it('says a plain sentence when a gateway answers with a page or with nothing', () => {
    expect(problemFrom(502, '<html>Bad gateway</html>', words).message).toBe(words.server)
    expect(problemFrom(403, '', words).message).toBe(words.no_right)
    expect(problemFrom(404, 'null', words).message).toBe(words.absent)
  })
  it('knows what a later try with the same id can mend', () => {
    expect(worthRetrying(asProblem(new TypeError('Failed to fetch'), words))).toBe(true)
    for (const status of [401, 429, 500, 503]) expect(worthRetrying(problemFrom(status, '', words))).toBe(true)
    for (const status of [400, 403, 404, 409, 422]) expect(worthRetrying(problemFrom(status, '', words))).toBe(false)
  })
})
