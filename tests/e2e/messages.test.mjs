// A worker tells those whom the records propose; whoever no message reaches is telephoned.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeTheatre, openStage, placeId } from './stage.mjs'

after(closeTheatre)

// Two doors: one with a mobile number behind it, one with none.
async function neighbours(stage, event) {
  const ask = await stage.api('wangfang')
  const [grid, building] = [stage.id(), stage.id()]
  const place_id = placeId('home')
  await ask('POST', '/v1/grids', { id: grid, event, place_id, name: '第一网格' })
  const about = { event, grid_id: grid, name: '3栋', kind: 'building' }
  const plan = { units: 1, floors: 2, doors: 1 }
  const made = await ask('POST', '/v1/buildings', { id: building, ...about, plan })
  const people = [
    { name: '欧阳小梅（示例）', birth_date: '1980-03-08', phone: '13800004321' },
    { name: '单桂英（示例）', birth_date: '1944-03-08', phone: null }
  ]
  const unknown = { id_number: null, guardian_name: null, building: '', unit: '', door: '' }
  const ids = []
  for (const [n, one] of people.entries()) {
    const person = { ...unknown, sex: 'female', ...one }
    const door = made.units[0].doors[n].id
    ids.push(stage.id())
    const member = { id: ids[n], event, relation: 'head', person }
    await ask('POST', `/v1/households/${door}/members`, member)
  }
  return { ask, people: ids }
}

test('a worker tells everybody, and telephones until nobody is left', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openEvent()
  const { people } = await neighbours(stage, event)
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.go('/messages')
  await worker.sees('还没有接短信平台')
  await worker.sees('还没有发过通知')
  await worker.looksRight('messages-empty')
  await worker.follow('服务时间')
  await worker.sees('请先填好上面几项')
  await worker.looksRight('message-new')
  await worker.fill('什么事', '送菜')
  await worker.fill('什么时候', '明天 9:00')
  await worker.fill('在哪里', '南门')
  await worker.sees('告诉送菜的时间（明天 9:00）和地点（南门）')
  await worker.sees('没有登记电话')
  await worker.tick('也发到微信群')
  await worker.sees('只写人数、地点、时间和要做什么')
  const text = worker.page.getByLabel('群里的文字')
  assert.match(await text.inputValue(), /送菜：明天 9:00，地点：南门/)

  // Nobody's name and number reach the group, neither by copying nor by sending.
  const good = await text.inputValue()
  await text.fill(`${good} 有事打 13800004321`)
  await worker.press('复制文字')
  await worker.sees('里面有电话号码')
  await worker.looksRight('message-refused')
  await worker.press('发给 2 人')
  await worker.sees('里面有电话号码')
  await text.fill(good)
  await worker.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await worker.press('复制文字')
  await worker.sees('已复制')
  assert.equal(await worker.page.evaluate(() => navigator.clipboard.readText()), good)
  await worker.looksRight('message-ready')

  // Sent by a slip, taken back, and sent for good.
  await worker.press('发给 2 人')
  await worker.sees('已列入电话名单')
  await worker.sees('要复制到群里')
  await worker.looksRight('message-sent')
  await worker.press('撤销')
  await worker.sees('已收回')
  await worker.follow(/^服务时间.*2 人$/)
  await worker.fill('什么事', '送菜')
  await worker.fill('什么时候', '明天 9:00')
  await worker.fill('在哪里', '南门')
  await worker.sees('告诉送菜的时间（明天 9:00）和地点（南门）')
  await worker.press('发给 2 人')
  await worker.sees('已列入电话名单')

  // A task, and one person after another on the phone.
  await worker.go('/tasks')
  await worker.sees(/还有人没收到“服务时间”的通知/)
  await worker.looksRight('message-task')
  await worker.follow('去打电话')
  await worker.sees('第 1 个，共 2 个')
  await worker.looksRight('calls-first')
  await worker.press('没打通')
  await worker.sees('第 2 个，共 2 个')
  await worker.press('看上一个')
  const shown = worker.page.getByRole('button', { name: /显示电话/ })
  if ((await shown.count()) === 0) await worker.press('先看下一个')
  await shown.click()
  await worker.sees('拨打 13800004321')
  const dial = worker.page.getByRole('link', { name: /拨打/ })
  assert.equal(await dial.getAttribute('href'), 'tel:13800004321')
  await worker.looksRight('calls-number')
  await worker.press('打通了，已告诉')
  await worker.sees('第 1 个，共 1 个')
  await worker.press('撤销')
  await worker.sees('共 2 个')
  await worker.press('打通了，已告诉')
  await worker.sees('共 1 个')
  await worker.press('当面告诉了')
  await worker.sees('没有要打电话的人')
  await worker.looksRight('calls-done')
  await worker.go('/tasks')
  await worker.seesNo(/还有人没收到“服务时间”的通知/)

  // What was looked at stands with the person; and she wants no SMS.
  await worker.go(`/residents/${people[0]}`)
  await worker.sees('接收社区的短信')
  await worker.press('不接收短信')
  await worker.sees('通知时不发短信')
  await worker.looksRight('resident-wish')
})

test('the list is printed at the desk, and a person refuses SMS by the own link', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openEvent()
  const { ask, people } = await neighbours(stage, event)
  const values = [
    { id: 'what', value: '送菜' },
    { id: 'hours', value: '明天 9:00' },
    { id: 'where', value: '南门' }
  ]
  const about = { event, place: placeId('home'), kind: 'service_hours', values }
  const paging = { cursor: null, limit: null }
  const { mark } = await ask('POST', '/v1/message-proposals', { ...about, ...paging })
  const to = { to_people: true, mark, without: [], group_text: null }
  await ask('POST', '/v1/message-rounds', { id: stage.id(), ...about, ...to })

  const grid = await stage.signIn('liuwangge', 'desk')
  await grid.go('/messages')
  await grid.sees('还有 2 人要打电话')
  await grid.looksRight('messages')
  await grid.follow(/还有 2 人要打电话/)
  await grid.sees('没有登记电话')
  await grid.looksRight('calls')
  await grid.page.evaluate(() => {
    window.print = () => {
      window.printed = document.querySelector('.paper').innerText
    }
  })
  await grid.press('打印名单')
  await grid.looksRight('calls-print-asked')
  await grid.press('显示并打印')
  await grid.page.waitForFunction(() => window.printed)
  const paper = await grid.page.evaluate(() => document.querySelector('.paper').textContent)
  assert.match(paper, /欧阳小梅（示例）13800004321/)
  assert.match(paper, /单桂英（示例）/)
  await grid.page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await grid.page.waitForFunction(() => !document.querySelector('.paper'))
  await grid.go('/messages')
  await grid.follow('服务时间')
  await grid.sees('电话通知到')
  await grid.looksRight('message-round')

  const { link } = await ask('POST', `/v1/people/${people[0]}/own-link`, { id: stage.id() })
  const person = await stage.visitor('phone')
  await person.go(`/own/${link.token}`)
  await person.sees('接收社区的短信')
  await person.press('不接收短信')
  await person.sees('有事社区会打电话告诉您')
  await person.looksRight('own-wish')
})
