// Offices' tables are registered once, filled in from the records and downloaded as they look.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import { closeTheatre, openStage, placeId } from './stage.mjs'
import { opened, workbook } from './workbook.mjs'

after(closeTheatre)

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const file = (name, rows, merged) => ({ name, mimeType: sheetType, buffer: workbook(rows, merged) })

const daily = file('防控日报.xlsx', [
  ['社区防控情况日报表', '', '', '', '', ''],
  ['社区', '健康监测', '', '', '返回人员', '宣传单'],
  ['', '当日新增', '累计', '现有', '当日新增', ''],
  ['', '', '', '', '', ''],
  ['填报人：', '', '', '', '', '']
], ['A1:F1', 'A2:A3', 'B2:D2', 'F2:F3'])
const people = file('监测人员名单.xlsx', [
  ['序号', '姓名', '身份证号', '联系电话', '家庭住址', '期满日期', '体温', '包保干部'],
  ['1', '例：李四', '', '', '', '', '', ''],
  ['填报人：', '', '', '', '', '', '', '']
], [])

async function downloaded(visitor, name) {
  const waiting = visitor.page.waitForEvent('download')
  await visitor.press(name)
  const download = await waiting
  return { name: download.suggestedFilename(), ...opened(await readFile(await download.path())) }
}

async function chosen(visitor, blank) {
  await visitor.page.locator('input[type=file]').setInputFiles(blank)
  await visitor.page.getByRole('heading', { name: '每一栏从哪里来' }).waitFor()
}

const values = (made, ...names) => names.map((name) => made.cells[name])

test('two levels of headings are filled in as the records say [REP-07]', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openEvent()
  await stage.monitoring(event)
  const worker = await stage.signIn('wangfang', 'desk')
  await worker.go('/tables')
  await worker.sees('还没有登记要报的表')
  await worker.looksRight('tables-empty')
  await worker.press('登记一张表')
  const broken = Buffer.from('PK\x03\x04 no workbook')
  const input = worker.page.locator('input[type=file]')
  await input.setInputFiles({ name: '坏的.xlsx', mimeType: sheetType, buffer: broken })
  await worker.page.getByRole('alert').waitFor()
  await chosen(worker, daily)
  await worker.sees('健康监测 · 累计')
  await worker.sees('6 栏从记录里取，1 栏由您填写')
  await worker.looksRight('tables-register')
  await worker.page.getByLabel('要表的部门').selectOption({ label: '卫健局' })
  await worker.press('登记这张表')

  // The number of leaflets is nobody's record: it is typed, and remembered for the whole column.
  await worker.sees('由您填 1 格')
  await worker.looksRight('tables-fill-totals')
  await worker.press('整列填写')
  await worker.sheet.getByLabel(/每次都填什么/).fill('=30')
  await worker.press('记住')
  await worker.sees('固定内容 1 格')
  const made = await downloaded(worker, '填好并下载')
  assert.match(made.name, /^防控日报 示例东社区居委会 2026-11-22\.xlsx$/)
  assert.equal(made.cells.A1, '社区防控情况日报表')
  assert.deepEqual(values(made, 'A4', 'B4', 'C4'), ['示例东社区居委会', '1', '1'])
  assert.deepEqual(values(made, 'D4', 'E4', 'F4', 'B5'), ['1', '1', '=30', '王芳'])
  assert.match(made.xml, /<mergeCell ref="B2:D2"\/>/)
  assert.match(made.xml, /<col min="1" max="6" width="14"/)
  assert.match(made.xml, /<row r="4" ht="24"/)
  assert.match(made.xml, /<c r="B4" s="1"><v>1<\/v>/)
  assert.doesNotMatch(made.xml, /<f>/)
  await worker.go('/tables')
  await worker.sees('已填')
  await worker.looksRight('tables-register-list')
})

test('what a list lacks is completed in the record [REP-07] [REP-08] [WRK-18]', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openEvent()
  await stage.monitoring(event)
  const worker = await stage.signIn('wangfang', 'desk')
  await worker.go('/tables/new')
  await chosen(worker, people)
  await worker.page.getByLabel('要表的部门').selectOption({ label: '卫健局' })
  await worker.page.getByLabel('名单上是哪些人').selectOption({ label: '正在健康监测的人' })
  await worker.press('登记这张表')
  await worker.sees('缺 2 格')
  await worker.sees('张**')
  await worker.seesNo('13800001234')
  await worker.press('身份证号：记录里没有，点开补上')
  await worker.sheet.getByLabel('补到记录里').fill('123')
  await worker.press('存到记录')
  await worker.sees(/证件号码不对/)
  await worker.looksRight('tables-gap')
  await worker.sheet.getByLabel('补到记录里').fill('110101199005010012')
  await worker.press('存到记录')
  await worker.page.locator('dialog[open]').waitFor({ state: 'detached' })
  await worker.sees('缺 1 格')
  await worker.page.getByLabel('第 1 行 包保干部，由您填写').fill('@刘主任')
  await worker.press('填好并下载')
  await worker.sees(/请先选交出去做什么用/)
  await worker.looksRight('tables-fill-list')
  await worker.page.getByLabel('交出去做什么用').selectOption({ label: '按上级要求报送' })
  const made = await downloaded(worker, '填好并下载')
  assert.deepEqual(values(made, 'A2', 'B2', 'C2'), ['1', '张三（示例）', '110101199005010012'])
  assert.deepEqual(values(made, 'D2', 'E2'), ['13800001234', '3栋2单元501'])
  assert.deepEqual(values(made, 'F2', 'G2', 'H2'), ['2026-12-03', undefined, '@刘主任'])
  assert.equal(made.cells.B3, '王芳')

  // Another office asks for much the same.
  await worker.go('/tables/new')
  const same = ['姓名', '手机号', '身份证号码', '现住址', '预计解除日期']
  await chosen(worker, file('台账.xlsx', [same, ['', '', '', '', '']], []))
  await worker.sees('与卫健局的《监测人员名单》有 全部 相同')
  await worker.page.getByLabel('要表的部门').selectOption({ label: '其他部门' })
  await worker.fill('部门名称', '镇综治办')
  await worker.press('登记这张表')
  await worker.sees('示例东社区居委会')
  await worker.page.getByLabel('交出去做什么用').selectOption({ label: '核对名单' })
  await downloaded(worker, '填好并下载')

  await worker.go('/tables/burden')
  await worker.sees(/这个月填了 2 次表，手填 1 格/)
  await worker.sees('卫健局《监测人员名单》')
  await worker.looksRight('tables-burden')

  const phone = await stage.signIn('wangfang', 'phone')
  await phone.go('/tables')
  await phone.sees(/今天要报 2 张，已填 2 张/)
  await phone.looksRight('tables-list')
  await phone.follow('对列')
  await phone.sees('停用这张表')
  await phone.looksRight('tables-columns')
  await phone.press('停用这张表')
  await phone.sees('恢复使用')
  await phone.go('/tables')
  await phone.sees(/今天要报 1 张/)
  await phone.page.getByRole('link', { name: '填表', exact: true }).click()
  await phone.sees(/下载会记下来/)
  await phone.looksRight('tables-fill')
  await phone.go('/tables/burden')
  await phone.looksRight('tables-burden')
})

test('on a day off the report names who stands in [REP-06]', async (t) => {
  const stage = await openStage(t, '2026-11-23 08:00')
  await stage.openEvent()
  const township = await stage.signIn('chenzhanzhang', 'desk')
  await township.go(`/reports?place=${placeId('home')}`)
  await township.page.getByLabel('由谁负责上报').selectOption({ label: '王芳' })
  await township.page.getByRole('button', { name: '指定' }).first().click()
  await township.sees('没有登记休息')
  await township.page.getByLabel('谁代班').last().selectOption({ label: '刘网格' })
  await township.page.getByRole('button', { name: '指定' }).last().click()
  await township.sees('已指定代班的人')
  await township.looksRight('report-deputy')
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.go('/reports')
  await worker.sees('登记休息')
  await worker.press('登记休息')
  await worker.sees('今天休息，由刘网格代')
  await worker.looksRight('report-day-off')
  await worker.press('不休息了')
  await worker.sees('没有登记休息')
  await worker.page.getByText('今天休息，由刘网格代').waitFor({ state: 'detached' })
})
