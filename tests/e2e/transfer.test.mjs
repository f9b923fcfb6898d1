// Somebody who is watched moves to another village: offered on one phone, accepted on another, and
// theirs alone from then on.
import { after, test } from 'node:test'
import { closeTheatre, openStage, placeId } from './stage.mjs'

after(closeTheatre)

test('the other village hears first and accepts [XCH-01] [ACC-07]', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openEvent()
  const episode = await stage.monitoring(event)
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.go('/transfers')
  await worker.sees('还没有收到移交')
  await worker.looksRight('transfers-empty')
  await worker.go(`/episodes/${episode}`)
  await worker.press('移交')
  await worker.press('发出')
  await worker.sees('请选到社区（村）')
  await worker.page.getByRole('combobox', { name: /移交到/ }).fill('示例桥')
  await worker.page.getByRole('option', { name: /示例桥村委会/ }).click()
  await worker.choose('搬家、回家住')
  await worker.fill(/预计哪天到/, '2026-11-23')
  await worker.page.getByLabel(/怎么来/).selectOption({ label: '客车' })
  await worker.fill(/请对方接着做的/, '早晚测体温，慢性病的药到周五')
  await worker.looksRight('transfer-offer')
  await worker.press('发出')
  await worker.sees('等对方看到')
  await worker.sees('现在由 示例东社区居委会 负责')
  await worker.looksRight('transfer-sent')

  // The village's list of today, before anybody has come.
  const village = await stage.signIn('maqiaocun', 'phone')
  await village.sees(/示例东社区居委会有人要来/)
  await village.looksRight('transfer-task')
  await village.page.getByRole('link', { name: /示例东社区居委会有人要来/ }).first().click()
  await village.sees('新来的，请看一看')
  await village.looksRight('transfer-received')
  await village.press('已看到')
  await village.sees('请答复')
  await village.press('接收')
  await village.sees('接收以后由本社区负责，观察天数接着数，期满日不变。')
  await village.looksRight('transfer-accept')
  await village.sheet.getByRole('button', { name: '接收', exact: true }).click()
  await village.sees('现在由 示例桥村委会 负责')
  await village.looksRight('transfer-accepted')
  const page = new URL(village.page.url()).hash.slice(1)
  await village.follow('去记录')
  await village.sees(/自我健康监测/)
  await village.go(page)
  await village.press('人到了')
  await village.sees('哪天到的')
  await village.press('保存')
  await village.sees('已到达')

  // The old owner knows what became of it, and is told so where the record was.
  await worker.reload()
  await worker.sees('已到达')
  await worker.go(`/episodes/${episode}`)
  await worker.sees(/此人已在 .* 移交示例桥村委会/)
  const desk = await stage.signIn('zhouzhuren', 'desk')
  await desk.go('/transfers')
  await desk.sees('搬家、回家住')
  await desk.looksRight('transfers')
  await desk.follow(/张\*\*/)
  await desk.sees('已到达')
  await desk.looksRight('transfer')
})

test('a refusal comes back with its reason; what is late has its own list', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openEvent()
  const episode = await stage.monitoring(event)
  const ask = await stage.api('wangfang')
  const { person } = await ask('GET', `/v1/episodes/${episode}`)
  const nothing = { means: null, number: null, phone: null, go_on: '' }
  const about = { reason: 'visits', expected_on: '2026-11-22', to_place_id: placeId('village') }
  const offer = { id: stage.id(), person_id: person.id, ...about, ...nothing }
  await ask('POST', '/v1/transfers', offer)
  await stage.clock('2026-11-22 13:00')
  const village = await stage.signIn('maqiaocun', 'phone')
  await village.go('/transfers?show=late')
  await village.sees(/逾期/)
  await village.looksRight('transfers-late')
  await village.follow(/张\*\*/)
  await village.press('不接收')
  await village.press('发出')
  await village.sees('请写一句')
  await village.fill('为什么不接收', '地址不在本村')
  await village.press('发出')
  await village.sees('已答复不接收')
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.sees(/示例桥村委会没有接收/)
  await worker.page.getByRole('link', { name: /没有接收/ }).first().click()
  await worker.sees(/地址不在本村/)
  await worker.looksRight('transfer-refused')
})

test('what a case asks about somebody goes with them', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openReview('cn-covid-2020-04')
  const home = await stage.household(event, [
    { name: '单小红（示例）', sex: 'female', birth_date: '1986-03-08', phone: '13800005678' },
    { name: '单小宝（示例）', sex: 'male', birth_date: '2020-06-01', guardian_name: '单小红（示例）' }
  ])
  const doctor = await stage.api('liyisheng')
  await doctor('POST', '/v1/cases', {
    id: stage.id(),
    person_id: home.people[0],
    state: 'in_treatment',
    on: '2026-11-22',
    isolated_on: '2026-11-22',
    determined_by: '示例医院〔2020〕5号',
    treated_at: '示例医院'
  })
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.go(`/residents/${home.people[1]}`)
  await worker.looksRight('resident-with-transfer')
  await worker.press('移交')
  await worker.page.getByRole('combobox', { name: /移交到/ }).fill('示例桥')
  await worker.page.getByRole('option', { name: /示例桥村委会/ }).click()
  await worker.choose('搬家、回家住')
  await worker.fill(/预计哪天到/, '2026-11-22')
  await worker.press('发出')
  await worker.sees('等对方看到')
  const there = await stage.api('maqiaocun')
  const received = `/v1/transfers?place=${placeId('village')}&show=received`
  const { items } = await there('GET', received)
  const acceptance = { id: stage.id(), household_id: null, relation: null }
  await there('POST', `/v1/transfers/${items[0].id}/acceptance`, acceptance)

  // The village sees what is asked about the child, and of the mother no more than that takes.
  const village = await stage.signIn('maqiaocun', 'phone')
  await village.sees(/移交过来，同住人有病例记录：请在 .* 前落实照看/)
  await village.looksRight('case-moved-task')
  await village.page.getByRole('link', { name: /前落实照看/ }).first().click()
  await village.sees('在另一个社区，这里只看移交过来的人')
  await village.seesNo('在哪里治疗')
  await village.seesNo(/3栋101/)
  await village.looksRight('case-moved')
  const child = village.page.getByRole('listitem').filter({ hasText: '留下了孩子' })
  await child.getByRole('button', { name: '记下结果' }).click()
  await village.fill('办得怎么样', '外婆在照看（示例）')
  await village.press('保存')
  await village.sees(/外婆在照看/)
  const desk = await stage.signIn('wangfang', 'desk')
  await desk.go('/cases')
  await desk.sees('2 件随人移交')
  await desk.looksRight('cases-after-transfer')
  await desk.page.getByRole('link', { name: /单\*\*/ }).click()
  await desk.sees('2 件事随人移交，由接收的社区办')
  await desk.looksRight('case-after-transfer')
})
