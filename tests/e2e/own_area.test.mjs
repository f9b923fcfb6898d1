// What the people of a place keep right about it, and what they tell at once.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeTheatre, openStage, placeId } from './stage.mjs'

after(closeTheatre)

const row = (visitor, name) => visitor.page.locator('li', { hasText: name })
const answer = (visitor, name, word) =>
  row(visitor, name).getByRole('button', { name: word, exact: true }).click()

test('a township checks what its communities are, and takes it back', async (t) => {
  const stage = await openStage(t)
  await stage.openEvent()
  const township = await stage.signIn('chenzhanzhang', 'desk')
  await township.go('/mine')
  await township.follow('社区名册')
  await township.sees('3 个社区（村）已核定 0 个')
  assert.match(await row(township, '示例东社区').innerText(), /按名称推断：城镇/)
  await township.looksRight('places')
  await answer(township, '示例东社区', '乡村')
  await township.sees('已核定：示例东社区居委会是乡村')
  await township.sees('3 个社区（村）已核定 1 个')
  assert.match(await row(township, '示例东社区').innerText(), /已核定：乡村/)
  await township.looksRight('places-checked')

  // Undo brings back the guess, not the opposite answer; the server knows it.
  await township.press('撤销')
  await township.sees('已恢复：示例东社区居委会')
  await township.reload()
  await township.sees('3 个社区（村）已核定 0 个')
  assert.match(await row(township, '示例东社区').innerText(), /按名称推断：城镇/)

  await answer(township, '示例西社区', '城镇')
  await township.sees('已核定：示例西社区居委会是城镇')
  await township.press(/^待核定/)
  await township.seesNo('已核定：城镇')
  await township.press(/^已核定/)
  await township.press('撤销示例西社区居委会的核定')
  await township.sees('还没有核定过的')
})

test('a community worker checks the own community on the phone', async (t) => {
  const stage = await openStage(t)
  await stage.openEvent()
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.page.getByRole('navigation').getByRole('link', { name: '我的' }).click()
  await worker.looksRight('mine')
  await worker.follow('社区名册')
  await worker.sees('按名称推断：城镇')
  await answer(worker, '示例东社区', '城镇')
  await worker.sees('已核定：城镇')
  await worker.looksRight('places')
  await worker.seesNo('示例西社区')
  await worker.go(`/places?place=${placeId('neighbour')}`)
  await worker.sees('这里不在您负责的范围内')
  await worker.looksRight('places-outside')

  // Without a network the answer is not taken for given.
  await worker.go('/places')
  await worker.sees('已核定：城镇')
  await worker.page.context().setOffline(true)
  await answer(worker, '示例东社区', '乡村')
  await worker.sees('现在连不上网络')
  assert.match(await row(worker, '示例东社区').innerText(), /已核定：城镇/)
})

test('the county goes through its townships to the communities', async (t) => {
  const stage = await openStage(t)
  await stage.openEvent()
  const county = await stage.signIn('heminzheng', 'desk')
  await county.go('/places')
  await county.looksRight('places-county')
  await county.follow('看示例二')
  await answer(county, '示例桥村委会', '城镇')
  await county.sees('已核定：示例桥村委会是城镇')
  await county.looksRight('places-village')
  await county.press('示例甲区')
  await county.sees('下级地方')
})

test('an urgent report is written, told at once and read by who may [REP-03]', async (t) => {
  const stage = await openStage(t)
  await stage.openEvent()
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.go('/reports')
  await worker.press('随时报告')
  await worker.fill('什么情况', '三户同时发热，已联系卫生站（示例）')
  await worker.looksRight('urgent-form')
  const sent = worker.page.waitForResponse((r) => r.url().endsWith('/v1/urgent-reports'))
  await worker.press('马上报告')
  await worker.sees(/已通知：镇街、/)
  const { id } = await (await sent).json()

  const township = await stage.signIn('chenzhanzhang', 'desk')
  await township.go('/tasks')
  await township.sees(/示例东社区居委会有随时报告/)
  await township.looksRight('today-urgent')
  await township.page.getByRole('link', { name: '看报告' }).click()
  await township.page.waitForURL(/urgent-reports/)
  await township.sees('三户同时发热，已联系卫生站（示例）')
  await township.looksRight('urgent')

  // Who sees totals alone is told so and knows whom to ask.
  const health = await stage.signIn('wukezhang', 'desk')
  await health.go(`/urgent-reports/${id}?place=${placeId('home')}`)
  await health.sees('这里看不到这份随时报告的内容')
  await health.looksRight('urgent-absent')
  await health.follow('看这里当天的日报')
  await health.page.waitForURL(new RegExp(`reports\\?place=${placeId('home')}`))
})

test('an event is closed by who may, knowingly, and says so from then on', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openEvent()
  const { id } = await stage.arrival(event)
  const county = await stage.signIn('wukezhang', 'desk')
  const close = async (reason) => {
    await county.page.getByRole('button', { name: '结束事件' }).first().click()
    await county.fill('结束的依据', reason)
    const sheet = county.page.getByRole('dialog')
    const confirm = sheet.getByRole('button', { name: '结束事件' })
    await confirm.click()
    await county.sees('请先确认知道个人信息会被销毁')
    await sheet.getByRole('checkbox').check()
    await confirm.click()
  }
  await county.go('/overview')
  await close('响应已终止（示例）')
  await county.sees('还有 0 人在监测或观察、1 人的登记没有处理')
  await county.looksRight('closing-refused')
  await county.page.getByRole('button', { name: '取消' }).click()

  const ask = await stage.api('liyisheng')
  const advice = { choice: 'advice_only', reason: '本人只想听一听（示例）', agreement: null }
  const nothing = { order_reference: null, care: [] }
  await ask('POST', `/v1/arrivals/${id}/decision`, { id: stage.id(), ...advice, ...nothing })
  await close('响应已终止（示例）')
  await county.sees('事件已结束，个人信息已销毁')
  await county.sees(/事件已在.*结束，个人信息已销毁，只留下汇总数字/)
  await county.looksRight('closed')
})
