import { describe, expect, it } from 'vitest'
import { toldApart } from '../src/situation/finding'

describe('cells that are called alike', () => {
  const cell = (id: string, section: string, label: string) => ({ id, section, label })
  it('carry the name of their section, the others do not', () => {
    const cells = [cell('a', '自我健康监测', '今天开始'), cell('b', '防蚊照护', '今天开始'), cell('c', '待办', '超时')]
    expect(toldApart(cells).map((c) => c.label)).toEqual(['自我健康监测 · 今天开始', '防蚊照护 · 今天开始', '超时'])
  })
})
