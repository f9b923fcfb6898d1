// Declaring an arrival without an account: the community posts a link, people fill it in on their
// phones, a worker looks at what came.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeTheatre, openStage, placeId } from './stage.mjs'

after(closeTheatre)

const declared = (stage, over = {}) => ({
  id: stage.id(), notice_id: 'ckg-notice-1', agreed: true, declared_by: 'self', filled_by: null,
  person: {
    name: '钱七（示例）', sex: 'female', birth_date: '1985-03-08', id_number: null, phone: '13900005679',
    building: '2栋', unit: '1单元', door: '102', guardian_name: null
  },
  arrived_on: null, journeys: [], transports: [], stops: null, shared_with_case: null, well: null,
  temperature: null, symptoms: [], precautions: null, proofs: [], ...over
})

async function link(stage, event) {
  const ask = await stage.api('wangfang')
  const about = { event, place: placeId('home'), title: '返乡人员报备（示例）', phone: '0571-88886666' }
  return (await ask('POST', '/v1/declaring-link', { id: stage.id(), ...about })).link.token
}

// What a link's holder sends, past the page.
const send = (stage, token, path, body) =>
  fetch(`${stage.url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(body)
  })

test('a resident declares an arrival by the posted link, and a worker registers it', async (t) => {
  const stage = await openStage(t)
  await stage.openEvent()
  const worker = await stage.signIn('wangfang', 'desk')
  await worker.go('/declaring')
  await worker.sees('没有要看的报备')
  await worker.looksRight('declaring-none')
  await worker.press('生成报备链接')
  await worker.sheet.getByLabel('社区电话').fill('12')
  await worker.sheet.getByRole('button', { name: '生成报备链接' }).click()
  await worker.sees(/请填社区的电话/)
  await worker.sheet.getByLabel('社区电话').fill('0571-88886666')
  await worker.looksRight('declaring-make')
  await worker.sheet.getByRole('button', { name: '生成报备链接' }).click()
  const address = await worker.page.getByLabel('链接', { exact: true }).inputValue()
  assert.match(address, /#\/declare\/\d+\.[0-9a-f-]{36}\.[0-9a-f]{32}$/)
  await worker.looksRight('declaring-link')
  await worker.press('打印告示')
  await worker.sees('没有手机：请打这个电话，或到居委会填纸质表')
  await worker.looksRight('poster')
  await worker.page.emulateMedia({ media: 'print' })
  await worker.looksRight('poster-printed')
  await worker.page.emulateMedia({ media: null })

  const resident = await stage.visitor('phone')
  const asked = []
  resident.page.on('request', (r) => asked.push(r.url()))
  await resident.page.goto(address)
  await resident.sees('示例东社区居委会请您报备')
  await resident.sees(/谁在登记/)
  await resident.looksRight('declare-notice')
  await resident.press('开始填')
  await resident.sees('请先打勾')
  await resident.choose(/替家人填/)
  await resident.tick(/我是监护人/)
  await resident.press('开始填')
  await resident.fill('您的姓名', '孙大（示例）')
  await resident.fill('您是他（她）的', '父亲')
  await resident.fill('您的电话', '13900005671')
  await resident.looksRight('declare-filler')
  await resident.press('下一步')
  await resident.fill('姓名', '孙小（示例）')
  await resident.choose('男')
  await resident.fill('出生日期', '2016-03-08')
  await resident.looksRight('declare-person')
  await resident.press('下一步')
  await resident.fill('楼栋', '3栋')
  await resident.fill('门牌', '501')
  await resident.looksRight('declare-home')
  await resident.press('下一步')
  await resident.press('现在不清楚，以后再问')
  await resident.choose(/今天/)
  await resident.looksRight('declare-arrived')
  await resident.press('下一步')
  // The origin is found in the tree of places, with no account either.
  await resident.page.getByRole('combobox').first().fill('示例乙县')
  await resident.page.getByRole('option').first().click()
  await resident.looksRight('declare-origin')
  await resident.press('下一步')
  for (let n = 0; n < 3; n++) await resident.press('现在不清楚，以后再问')
  await resident.choose('没有不舒服')
  await resident.press('下一步')
  await resident.press('现在不清楚，以后再问')
  await resident.looksRight('declare-review')
  // The guardian's name is asked where the server says it is missing.
  await resident.press('提交')
  await resident.sees(/请填写监护人姓名/)
  await resident.fill('监护人姓名', '孙大（示例）')
  for (let n = 0; n < 10; n++) await resident.press('下一步')
  await resident.press('提交')
  await resident.sees('已收到，谢谢您')
  await resident.looksRight('declare-receipt')
  const code = await resident.page.locator('.code .big').innerText()
  assert.match(code, /^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
  const token = address.split('#/declare/')[1]
  assert.ok(asked.every((url) => !url.includes(token)), 'the token is in no request for an address')

  // The worker is told, sees it masked, calls, and registers it.
  await worker.go('/tasks')
  await worker.sees(/孙\*\*.*自行报备了/)
  await worker.looksRight('today-declared')
  await worker.go('/declaring')
  await worker.looksRight('declaring-waiting')
  await worker.follow(/孙\*\*/)
  await worker.seesNo('13900005671')
  await worker.sees('监护人已看告知并同意')
  await worker.press('看姓名和电话')
  await worker.sees('13900005671')
  await worker.looksRight('declared')
  // Set aside by mistake, and taken back.
  await worker.press('不登记')
  await worker.looksRight('declared-aside')
  await worker.sheet.getByRole('button', { name: '不登记' }).click()
  await worker.sees('已放到“不登记”')
  await worker.press('撤销')
  await worker.sees('已放回“待看”')
  await worker.press('核对好了，登记')
  await worker.sees(/自行报备（/)
  await worker.looksRight('declared-registered')

  // Looked at, it can no longer be withdrawn; the page says what stands.
  await resident.page.goto('about:blank')
  await resident.page.goto(address)
  await resident.press('查看或撤回以前填的')
  await resident.sheet.getByLabel('回执编号').fill(code.toLowerCase())
  await resident.sheet.getByLabel('电话后四位').fill('5671')
  await resident.sheet.getByRole('button', { name: '查看' }).click()
  await resident.sees(/社区已经登记好了/)
  await resident.looksRight('declare-found')
})

test('it is withdrawn before anybody looked; a stopped link says whom to call', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openEvent()
  const token = await link(stage, event)
  const { code } = await (await send(stage, token, '/v1/declare', declared(stage))).json()
  const resident = await stage.visitor('phone')
  await resident.page.goto(`${stage.url}/#/declare/${token}`)
  await resident.press('查看或撤回以前填的')
  await resident.sheet.getByLabel('回执编号').fill(code)
  await resident.sheet.getByLabel('电话后四位').fill('5679')
  await resident.sheet.getByRole('button', { name: '查看' }).click()
  await resident.press('撤回这一份')
  await resident.press('确定')
  await resident.sees('已撤回，填的内容已经删除')
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.go('/declaring')
  await worker.sees('没有要看的报备')
  await worker.looksRight('declaring-phone')
  await worker.press('停用')
  await worker.press('确定')
  await worker.sees('已停用，原来的链接打不开了')
  await resident.reload()
  await resident.sees(/这个报备链接已经停用/)
  await resident.looksRight('declare-stopped')
})

test('what comes from one address has a limit, said in a plain sentence', async (t) => {
  const stage = await openStage(t)
  const token = await link(stage, await stage.openEvent())
  const body = { code: 'AAAA-AAAA', last_four: '0000' }
  const look = () => send(stage, token, '/v1/declare/receipts', body)
  for (let n = 0; n < 60; n++) assert.equal((await look()).status, 404)
  const refused = await look()
  assert.equal(refused.status, 429)
  assert.match((await refused.json()).title + '', /过几分钟再试|太多/)
  await stage.clock('2026-11-22 08:10')
  assert.equal((await look()).status, 404, 'after ten minutes it goes on')
})

test('one link takes only so many in an hour', async (t) => {
  const stage = await openStage(t)
  const token = await link(stage, await stage.openEvent())
  let status = 0
  for (let n = 0; n < 200; n++) {
    if (n % 50 === 0) await stage.clock(`2026-11-22 08:${10 + n / 5}`)
    status = (await send(stage, token, '/v1/declare', declared(stage))).status
    assert.equal(status, 201, `number ${n}`)
  }
  await stage.clock('2026-11-22 09:05')
  const refused = await send(stage, token, '/v1/declare', declared(stage))
  assert.equal(refused.status, 429)
  assert.equal((await refused.json()).code, 'declaring.too_many')
  await stage.clock('2026-11-22 09:15')
  assert.equal((await send(stage, token, '/v1/declare', declared(stage))).status, 201)
})

test('a paper form is printed blank, and typed in with its day [RGT-12]', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openEvent()
  await link(stage, event)
  const worker = await stage.signIn('wangfang', 'desk')
  await worker.go('/declaring/paper')
  await worker.sees('返回、到来人员登记表')
  await worker.looksRight('blank-form')
  await worker.page.emulateMedia({ media: 'print' })
  await worker.looksRight('blank-form-printed')
  const typing = await stage.signIn('wangfang', 'phone')
  await typing.go('/arrivals/new')
  await typing.choose('纸质表')
  await typing.looksRight('register-paper-day')
  await typing.fill('纸质表是哪天填的', '2026-11-21')
  await typing.looksRight('register-paper')
  await typing.choose('本人')
  await typing.fill('姓名', '冯某（示例）')
  for (let n = 0; n < 10; n++) await typing.press('下一步')
  await typing.press('完成登记')
  await typing.sees(/纸质表（/)
  await typing.looksRight('registered-paper')
  await typing.go('/arrivals')
  await typing.sees(/纸质表 ·/)
  await typing.looksRight('arrivals-paper')
})
