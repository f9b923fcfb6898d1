// A case in the household, who is watched because of it, and how the end is counted anew.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeTheatre, openStage } from './stage.mjs'

after(closeTheatre)

test('a case, its household, and an end that shows its working [OBS-07]', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openReview('cn-covid-2020-04')
  const home = await stage.household(event, [
    { name: '单小红（示例）', sex: 'female', birth_date: '1986-03-08', phone: '13800005678' },
    { name: '单小宝（示例）', sex: 'male', birth_date: '2020-06-01', guardian_name: '单小红（示例）' }
  ])

  // The clinic records the case on the resident's page.
  const doctor = await stage.signIn('liyisheng', 'desk')
  await doctor.go(`/residents/${home.people[0]}`)
  await doctor.press('登记病例')
  await doctor.choose('住院治疗中')
  await doctor.fill(/由谁、凭什么判定/, '示例医院〔2020〕5号')
  await doctor.fill(/离开家的日期/, '2026-11-22')
  await doctor.looksRight('case-new')
  await doctor.page.getByRole('dialog').getByRole('button', { name: '登记病例' }).click()
  await doctor.sees('家里要做的事')
  await doctor.sees(/留下了孩子/)
  await doctor.looksRight('case')

  // The community finds what it has to do among today's tasks, and does it.
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.sees(/落实家里其他人的照看/)
  await worker.go('/cases')
  await worker.sees('还有 3 件事要办')
  await worker.looksRight('cases')
  await worker.page.getByRole('link', { name: /单\*\*/ }).click()
  await worker.sees('等有权的机构确认')
  const child = worker.page.getByRole('listitem').filter({ hasText: '留下了孩子' })
  await child.getByRole('button', { name: '记下结果' }).click()
  await worker.press('保存')
  await worker.sees('请写一句')
  await worker.fill('办得怎么样', '孩子由外婆接去，已报民政（示例）')
  await worker.press('保存')
  await worker.sees(/孩子由外婆接去/)
  await worker.looksRight('case-worker')

  // The CDC confirms the observation: an order, and four people of care.
  const cdc = await stage.signIn('zhouzhuren', 'desk')
  await cdc.go('/cases')
  await cdc.page.getByRole('link', { name: /单\*\*/ }).click()
  await cdc.press('开始：居家医学观察')
  await cdc.sees('四样照护由谁负责')
  await cdc.page.getByRole('dialog').getByRole('button', { name: '登记居家医学观察' }).click()
  await cdc.sees('请写文号')
  await cdc.fill(/决定文号或机构的书面通知/, '示例令〔2020〕1号')
  await cdc.page.getByRole('dialog').getByRole('button', { name: '登记居家医学观察' }).click()
  await cdc.sees(/还没有落实负责/)
  await cdc.looksRight('open-observation')
  for (const kind of ['生活物资', '用药、取药', '急病送医', '心理慰藉疏导']) {
    await cdc.page.getByLabel(`${kind}：姓名`).fill('甲（示例）')
    await cdc.page.getByLabel(`${kind}：电话`).fill('13800000001')
  }
  await cdc.page.getByRole('dialog').getByRole('button', { name: '登记居家医学观察' }).click()
  await cdc.page.getByRole('link', { name: '看观察记录' }).click()
  await cdc.sees('为什么是这个日期')
  await cdc.sees('12月6日 周日')
  await cdc.looksRight('episode-period')

  // Exposed again, taken back again; the working is on the page.
  await stage.clock('2026-11-25 08:00')
  const later = await stage.signIn('zhouzhuren', 'desk')
  await later.go(new URL(cdc.page.url()).hash.slice(1))
  await later.press('加记一次暴露')
  await later.fill('最后一天', '2026-11-24')
  await later.page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await later.sees(/请写明由哪家机构/)
  await later.fill(/由谁、凭什么判定/, '示例疾控〔2020〕9号')
  await later.page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await later.sees('没有更长')
  const table = later.page.getByRole('table', { name: '暴露和起算' })
  assert.equal(await table.getByText('以它为准').count(), 1)
  assert.ok(await table.getByText('12月8日 周二').count())
  await later.looksRight('episode-second-exposure')
  await table.getByRole('row', { name: /接触病例/ }).getByRole('button', { name: '撤销' }).click()
  await later.fill('为什么撤销', '复核：不是密接（示例）')
  await later.page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
  await later.sees('已撤销')
  await later.sees(/复核：不是密接/)
  await later.looksRight('episode-withdrawn')

  const phone = await stage.signIn('zhouzhuren', 'phone')
  await phone.go(new URL(later.page.url()).hash.slice(1))
  await phone.sees('为什么是这个日期')
  await phone.looksRight('episode-period-phone')
})
