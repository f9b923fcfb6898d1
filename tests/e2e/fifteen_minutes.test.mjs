// README's fifteen minutes, step by step, in a world with few residents.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { closeTheatre, openStage } from './stage.mjs'
import { opened } from './workbook.mjs'

const run = promisify(execFile)
after(closeTheatre)

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const program = path.join(root, 'build/release/bulwark')
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

// Of the real tree no more than what stands above the invented counties.
const TREE = {
  provinces: 'code,name\n44,广东省\n',
  cities: 'code,name,provinceCode\n4402,韶关市,44\n',
  areas: 'code,name,cityCode,provinceCode\n440203,武江区,4402,44\n',
  streets: 'code,name,areaCode,cityCode,provinceCode\n440203001,新华街道,440203,4402,44\n',
  villages:
    'code,name,streetCode,areaCode,cityCode,provinceCode\n' +
    '440203001001,新华社区居委会,440203001,440203,4402,44\n'
}

// The world takes the place of the prepared database.
async function play({ url, key }) {
  const file = url.slice('sqlite:'.length)
  for (const one of [file, `${file}-wal`, `${file}-shm`, key]) await rm(one, { force: true })
  const tree = await mkdtemp(path.join(os.tmpdir(), 'bulwark-tree.'))
  for (const [name, text] of Object.entries(TREE)) {
    await writeFile(path.join(tree, `${name}.csv`), text)
  }
  await run(program, ['import', 'regions', tree, '--db', url])
  await rm(tree, { recursive: true })
  const words = ['--world', 'present', '--db', url, '--scale', '0.002', '--until', '08:30']
  await run(path.join(root, 'demonstration/play'), words)
}

async function downloaded(visitor) {
  const purpose = visitor.page.getByLabel('交出去做什么用')
  if (await purpose.count()) await purpose.selectOption({ label: '按上级要求报送' })
  const waiting = visitor.page.waitForEvent('download')
  await visitor.press('填好并下载')
  return opened(await readFile(await (await waiting).path()))
}

test('fifteen minutes with made-up people', async (t) => {
  const stage = await openStage(t, `${today} 09:00`, play)
  stage.password = 'bulwark-demo'

  // 1. The county sees totals, and who did not report.
  const county = await stage.signIn('wuxian', 'desk')
  await county.page.getByText('看谁没报').first().click()
  await county.sees('示例后坪村委会')
  await county.go('/overview')
  await county.sees('今天到现在')
  await county.looksRight('fifteen-overview')

  // 2. Somebody comes back.
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.press(/登记返回人员/)
  await worker.choose(/工作人员/)
  await worker.fill('姓名', '周晓（示例）')
  await worker.choose('女')
  await worker.fill('出生日期', '1992-05-01')
  await worker.press('下一步')
  await worker.fill('楼栋', '5栋')
  await worker.fill('单元', '1单元')
  await worker.fill('门牌', '302')
  await worker.press('下一步')
  await worker.fill('电话', '15499990001')
  await worker.press('下一步')
  await worker.choose(/^今天/)
  await worker.press('下一步')
  await worker.page.getByRole('combobox', { name: '返回地或来源地' }).fill('示例清江')
  await worker.page.getByRole('option', { name: /示例清江市/ }).first().click()
  await worker.fill('从哪天', today)
  await worker.fill('到哪天', today)
  for (const last of ['自驾', '途中没有停留', '不清楚', '没有不舒服']) {
    await worker.press('下一步')
    await worker.choose(new RegExp(last))
  }
  await worker.press('下一步')
  await worker.tick('都没有')
  await worker.press('下一步')
  await worker.press('完成登记')
  await worker.sees(/自我健康监测/)
  await worker.sees(/需要由.*医生.*确认/)
  await worker.looksRight('fifteen-arrival')

  // 3. The doctor asks, and it begins with the person's own words.
  const doctor = await stage.signIn('lidoctor', 'phone')
  await doctor.go('/tasks')
  await doctor.page.getByRole('link', { name: '确认处置' }).last().click()
  await doctor.press(/^确认：自我健康监测/)
  await doctor.fill(/本人怎么说/, '愿意，早晚量体温')
  await doctor.press('保存')
  await doctor.sees('李医生')

  // 4. A mother on her night shift: her child's page is on her phone.
  await worker.go('/episodes')
  await worker.page.getByRole('link', { name: /何\*\*/ }).first().click()
  await worker.press('本人填报')
  const address = await worker.page.getByLabel('链接', { exact: true }).inputValue()
  const mother = await stage.visitor('phone')
  await mother.page.goto(address)
  await mother.sees('您好，这里是您的健康记录')
  await mother.fill('体温（℃）', '38.4')
  await mother.looksRight('fifteen-own')
  await mother.press('保存')
  await mother.sees(/已经告诉医生/)
  await doctor.go('/tasks')
  await doctor.page.getByRole('link', { name: '记录处理结果' }).first().click()
  await doctor.choose('已去发热门诊')
  await doctor.press('保存')
  await doctor.sees(/已处理：已去发热门诊/)

  // 5. Eighty-two, alone, without a telephone.
  const grid = await stage.signIn('liugrid', 'phone')
  await grid.go('/care')
  await grid.page.getByRole('link', { name: /单\*\*/ }).first().click()
  await grid.sees('没联系上')
  await grid.press('记一次联系')
  await grid.choose('联系上了，一切都好')
  await grid.press('保存')
  await grid.looksRight('fifteen-care')
  const volunteer = await stage.signIn('linvolunteer', 'phone')
  await volunteer.follow('去办')
  await volunteer.sees('米和菜快没有了')
  await volunteer.press('我来办')
  await volunteer.press('办好了')
  await volunteer.fill('写一句怎么办的', '送到手里')
  await volunteer.press('保存')

  // 6. The report that nobody types.
  const desk = await stage.signIn('wangfang', 'desk')
  await desk.go('/reports')
  await desk.looksRight('fifteen-report')
  await desk.press('确认上报')
  await desk.sees('已上报')

  // 7. Five departments' tables, and nobody types a word.
  await desk.go('/tables')
  await desk.sees('今天要报 5 张，已填 0 张')
  const tables = await desk.page.getByRole('link', { name: '填表', exact: true }).count()
  assert.equal(tables, 5)
  for (let n = 0; n < tables; n++) {
    await desk.go('/tables')
    await desk.page.getByRole('link', { name: '填表', exact: true }).nth(n).click()
    await desk.page.getByRole('button', { name: '填好并下载' }).waitFor()
    assert.equal(await desk.page.getByLabel(/由您填写/).count(), 0, 'nothing is left to type')
    const { cells } = await downloaded(desk)
    assert.ok(cells.B3 || cells.B4, `what the records hold stands in ${cells.A1}`)
  }
  await desk.go('/tables')
  await desk.sees('今天要报 5 张，已填 5 张')
  await desk.looksRight('fifteen-tables')
  await desk.go('/tables/burden')
  await desk.looksRight('fifteen-burden')
})
