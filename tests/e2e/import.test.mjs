// A list of residents is brought in by a worker: looked at, decided about, seen whole, taken back.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeTheatre, openStage } from './stage.mjs'

after(closeTheatre)

const rows = [
  '姓名,性别,出生日期,楼栋,单元,房号,是否联系人',
  '甲一（示例）,男,1980-01-02,1栋,1单元,101,0',
  '乙二（示例）,女,05/03/1990,1栋,1单元,101,1',
  ',男,1970-01-01,2栋,,202,0',
  '=1+1,男,1980-01-02,3栋,,101,0'
]

test('what could mean two things is asked, and one action undoes it', async (t) => {
  const stage = await openStage(t)
  await stage.openEvent()
  const worker = await stage.signIn('wangfang', 'desk')
  await worker.go('/homes')
  await worker.press('导入名单')
  await worker.sees('还没有导入过')
  await worker.looksRight('import-empty')
  const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  const input = worker.page.locator('input[type=file]')
  await input.setInputFiles(file('坏的.xlsx', 'PK\x03\x04 no workbook'))
  await worker.page.getByRole('alert').waitFor()
  await input.setInputFiles(file('住户名单.csv', rows.join('\n')))
  await worker.sees('共 4 行，从第 1 行的列名往下')
  await worker.sees('还有 3 处要先说明')
  assert.ok(await worker.page.getByRole('button', { name: '检查' }).isDisabled())
  await worker.looksRight('import-columns')
  await worker.choose(/先写日/)
  const contact = (value) => worker.page.getByLabel(`“是否联系人”这一列里的“${value}”是什么意思？`)
  await contact('0').selectOption({ label: '否' })
  await contact('1').selectOption({ label: '是' })
  await worker.press('检查')
  await worker.sees('3 行可以导入，1 行有问题')
  await worker.page.getByRole('cell', { name: 'A4' }).waitFor()
  await worker.sees('缺少姓名。')
  await worker.looksRight('import-checked')
  await worker.press('导入 3 行')
  await worker.sees('正在导入')
  await stage.clock('2026-11-22 08:01')
  await worker.page.clock.runFor(3000)
  await worker.sees('导入完成：新登记 3 人，已有 0 人没有改动，1 行没有导入。')
  await worker.looksRight('import-done')

  const phone = await stage.signIn('wangfang', 'phone')
  await phone.go('/residents?list=all')
  await phone.sees('1栋1单元101')
  await phone.go('/homes/import')
  await phone.looksRight('import-past')
  await phone.page.getByRole('button', { name: '整份撤销' }).click()
  await phone.sees('已撤销，名单带来的人都已撤下。')
  await phone.go('/residents?list=all')
  await phone.sees('还没有登记住户')
})
