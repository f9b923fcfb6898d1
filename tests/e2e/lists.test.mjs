// A county sends a list down; the community acknowledges it and answers for everybody on it.
import { after, test } from 'node:test'
import { closeTheatre, openStage } from './stage.mjs'

after(closeTheatre)

const rows = [
  '姓名,联系电话,社区,出发地,车次,乘车日期,原因',
  '甲一（示例）,13800000001,示例东社区居委会,示例乙县,G2371,2026-11-21,同一节车厢',
  '乙二（示例）,13800000002,示例东社区居委会,示例乙县,G2371,2026-11-21,同一节车厢',
  '丙三（示例）,13800000003,没有这个村,示例乙县,G2371,2026-11-21,同一节车厢',
  '丁四（示例）,13800000004,990101002201,示例乙县,K1156,2026-11-20,同一节车厢'
]

test('nobody on a list is missed [SCR-17] [XCH-02]', async (t) => {
  const stage = await openStage(t)
  await stage.openEvent()
  const county = await stage.signIn('zhouzhuren', 'desk')
  await county.go('/lists')
  await county.sees('还没有发出名单')
  await county.looksRight('lists-empty')
  await county.press('下发一份名单')
  await county.sees('还没有下发过')
  const file = { name: '铁路名单.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
  await county.page.locator('input[type=file]').setInputFiles(file)
  await county.sees('共 4 行，从第 1 行的列名往下')
  await county.looksRight('list-columns')
  await county.press('检查')
  await county.sees(/4 人可以下发，0 行/)
  await county.press('下发 4 人')
  await stage.clock('2026-11-22 08:01')
  await county.page.clock.runFor(3000)
  await county.sees('已下发：4 人要社区去找，0 人已经对上，0 行没有下发。')
  await county.looksRight('list-sent')
  await county.follow('看各社区的进展')
  await county.sees('共 4 人：对上 0，已答复 0，没答复 4，退回 0')
  await county.looksRight('list-progress')

  const worker = await stage.signIn('wangfang', 'phone')
  await worker.sees(/上级下发了一份名单（2 人）/)
  await worker.looksRight('list-task')
  await worker.page.getByRole('link', { name: /上级下发了一份名单/ }).first().click()
  await worker.press('签收')
  await worker.sees('已签收')
  await worker.looksRight('list-received')
  await worker.page.getByRole('link', { name: /甲/ }).first().click()
  await worker.sees('登记簿里没有这个号码')
  await worker.looksRight('list-row')
  await worker.press('答复')
  await worker.press('保存')
  await worker.sees('请选一项')
  await worker.choose('不在本社区')
  await worker.press('保存')
  await worker.sees('请写明知道些什么、问过谁。')
  await worker.fill('知道些什么、问过谁', '问了楼长，11月20日回老家了')
  await worker.looksRight('list-answer')
  await worker.press('保存')
  await worker.sees(/王芳/)
  await worker.page.getByRole('link', { name: '铁路名单.csv' }).click()
  await worker.sees('共 2 人：对上 0，已答复 1，没答复 1，退回 0')
  await worker.go('/lists')
  await worker.sees('还有 1 人没答复')
  await worker.looksRight('lists')

  // The county sees the answer, and places whoever has no community.
  await county.reload()
  await county.sees('共 4 人：对上 0，已答复 1，没答复 3，退回 0')
  await county.page.getByRole('link', { name: /丙/ }).click()
  await county.press('分派到社区')
  await county.page.getByRole('combobox').fill('示例西')
  await county.page.getByRole('option', { name: /示例西社区/ }).click()
  await county.looksRight('list-place')
  await county.press('保存')
  await county.sees('示例西社区居委会')
  await county.looksRight('list-row')
  const phone = await stage.signIn('zhouzhuren', 'phone')
  await phone.go('/lists')
  await phone.follow(/铁路名单/)
  await phone.sees('1/3 个社区已签收')
  await phone.looksRight('list-progress')
})
