// Papers: issued by an institution, served by the community, verified by whoever holds one.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { closeTheatre, openStage, placeId } from './stage.mjs'

const run = promisify(execFile)
after(closeTheatre)

// Somebody under home observation, in the review of a year when there was such a thing.
async function observation(stage) {
  const id = () => stage.id()
  const ask = await stage.api('zhengzhihui')
  const about = { kind: 'review', name: '2020年4月复盘（示例）', pack: 'cn-covid-2020-04' }
  const event = await ask('POST', '/v1/events', { id: id(), ...about, place_id: placeId('county') })
  const area = { list: 'high_risk', from: '2026-11-01', to: null, source: '复盘材料（示例）' }
  const where = `/v1/events/${event.id}/origin-areas`
  await ask('POST', where, { id: id(), ...area, place_id: placeId('other_county') })
  const who = { name: '钱七（示例）', sex: 'male', birth_date: '1975-01-15', id_number: null }
  const home = { phone: '13700001111', building: '5栋', unit: '1单元', door: '101' }
  const stay = { stayed_from: '2026-11-10', stayed_to: '2026-11-21', abroad: false }
  const from = { from_place_id: placeId('other_county'), from_text: '示例乙县' }
  const worker = await stage.api('wangfang')
  const arrival = await worker('POST', '/v1/arrivals', {
    id: id(),
    event_id: event.id,
    place_id: placeId('home'),
    notice_id: 'covid-notice-1',
    declared_by: 'worker',
    person: { ...who, ...home, guardian_name: null },
    arrived_on: '2026-11-22',
    journeys: [{ ...from, ...stay }],
    transports: [{ mode: 'train', number: 'G9999', on: '2026-11-21', seat: '' }],
    stops: [],
    shared_with_case: 'no',
    well: true,
    temperature: '36.5',
    symptoms: [],
    precautions: ['mask'],
    proofs: []
  })
  const kinds = ['food', 'medicine', 'emergency_transport', 'comfort']
  const care = kinds.map((kind) => ({ kind, name: '甲（示例）', phone: '13800000001' }))
  const choice = { choice: 'home_observation', reason: null, agreement: null, care }
  const order = { order_reference: '示例令〔2020〕1号' }
  const institution = await stage.api('fengchuju')
  const decision = { id: id(), ...choice, ...order }
  const decided = await institution('POST', `/v1/arrivals/${arrival.id}/decision`, decision)
  return decided.decision.episode_id
}

// What the code on a paper says, read from the picture of its page.
async function codeOn(t, visitor, address) {
  const bytes = await visitor.page.evaluate(async (from) => {
    const answer = await fetch(from)
    const part = new Uint8Array(await answer.arrayBuffer())
    return btoa(Array.from(part, (x) => String.fromCharCode(x)).join(''))
  }, address)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bulwark-e2e-paper.'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'paper.pdf')
  await writeFile(file, Buffer.from(bytes, 'base64'))
  await run('pdftoppm', ['-r', '150', '-png', file, path.join(folder, 'page')])
  const { stdout } = await run('zbarimg', ['-q', '--raw', path.join(folder, 'page-1.png')])
  return stdout.trim()
}

test('a notice is issued, served and verified [LOW-PC-08]', async (t) => {
  const stage = await openStage(t)
  const episode = await observation(stage)
  const institution = await stage.signIn('fengchuju', 'desk')
  await institution.go(`/episodes/${episode}`)
  await institution.sees('还没有出具文书')
  await institution.press('出具文书')
  await institution.choose('解除隔离医学观察通知书')
  await institution.looksRight('papers-issue')
  await institution.sheet.getByRole('button', { name: '出具文书' }).click()
  await institution.sees('请写明结论。')
  await institution.fill('结论', '期满，体温正常，没有不适')
  await institution.fill('出具单位', '示例县疾病预防控制中心')
  await institution.sheet.getByRole('button', { name: '出具文书' }).click()
  await institution.sees(/已出具 .*解观〔2026〕1号/)
  await institution.sees('待送达')
  await institution.looksRight('papers-panel')

  // The community's worker finds it among the day's tasks.
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.sees(/解观〔2026〕1号/)
  await worker.looksRight('papers-task')
  await worker.follow('登记送达')
  await worker.choose('拒绝签收')
  await worker.press('保存')
  await worker.sees('拒绝签收的，请写明见证人。')
  await worker.looksRight('papers-serve')
  await worker.choose('已签收')
  await worker.press('保存')
  await worker.sees('已登记送达')
  await worker.press('撤销')
  await worker.sees('已撤销送达登记')
  await worker.press('登记送达')
  await worker.choose('交给同住家人')
  await worker.fill('家人姓名', '钱妻（示例）')
  await worker.press('保存')
  await worker.sees(/交给同住家人，已签收（王芳登记）/)
  await worker.looksRight('paper')
  await worker.go('/papers')
  await worker.sees('已送达')
  await worker.looksRight('papers')

  // The end of the observation offers the number of the notice.
  await worker.go(`/episodes/${episode}?do=end`)
  await worker.sees('从已出具的通知书里选')
  await worker.looksRight('papers-end')

  // Whoever has the paper in hand scans it.
  const address = await worker.page.evaluate(() =>
    fetch('/v1/session').then((r) => r.json()).then((s) => `/v1/papers?event=${s.events[0].id}`)
  )
  const [paper] = (await worker.page.evaluate((a) => fetch(a).then((r) => r.json()), address)).items
  const code = await codeOn(t, worker, `/v1/papers/${paper.id}/pdf`)
  assert.ok(code.startsWith(`${stage.url}/#/verify/`), code)
  const holder = await stage.visitor('phone')
  await holder.page.goto(code)
  await holder.sees('这份文书有效')
  await holder.sees('钱**')
  await holder.sees('示例县疾病预防控制中心')
  await holder.sees('演练 不具效力')
  await holder.looksRight('verify')

  await institution.go('/papers')
  await institution.press('撤回')
  await institution.sheet.getByRole('button', { name: '撤回' }).click()
  await institution.sees('请写明撤回的原因。')
  await institution.fill('撤回的原因', '日期写错（示例）')
  await institution.sheet.getByRole('button', { name: '撤回' }).click()
  await institution.sees(/冯出具撤回：日期写错/)
  await institution.looksRight('papers')
  await holder.reload()
  await holder.sees('这份文书已经撤回，不再有效')
  await holder.looksRight('verify-withdrawn')
  await holder.page.goto(`${stage.url}/#/verify/1.00112233445566778899aabbccddeeff`)
  await holder.sees('查不到')
  await holder.looksRight('verify-unknown')
})

test('a residence proof for a lawful need, and nothing else [DOC-01] [DOC-02]', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openEvent()
  const ask = await stage.api('wangfang')
  const [grid, building, person] = [stage.id(), stage.id(), stage.id()]
  await ask('POST', '/v1/grids', { id: grid, event, place_id: placeId('home'), name: '第一网格' })
  const plan = { units: 1, floors: 1, doors: 1 }
  const about = { event, grid_id: grid, name: '1栋', kind: 'building', plan }
  const made = await ask('POST', '/v1/buildings', { id: building, ...about })
  const who = { name: '单桂英（示例）', sex: 'female', birth_date: '1944-03-08' }
  const rest = { phone: '13800004321', building: '', unit: '', door: '' }
  const door = `/v1/households/${made.units[0].doors[0].id}/members`
  await ask('POST', door, { id: person, event, relation: 'head', person: { ...who, ...rest } })

  const worker = await stage.signIn('wangfang', 'phone')
  await worker.go('/papers')
  await worker.sees('还没有出具过文书')
  await worker.looksRight('papers-empty')
  await worker.go(`/residents/${person}`)
  await worker.press('出具居住证明')
  await worker.sheet.getByRole('button', { name: '出具文书' }).click()
  await worker.sees('请选择依法需要这份证明的事由。')
  await worker.choose('到外地就医、转诊，对方需要核对居住地')
  await worker.fill('提供给哪个单位', '示例市人民医院')
  await worker.looksRight('papers-proof')
  await worker.sheet.getByRole('button', { name: '出具文书' }).click()
  await worker.sees(/已出具 .*居证〔2026〕1号/)
  await worker.looksRight('papers-resident')
  const link = worker.page.getByRole('link', { name: '打开 PDF' })
  assert.equal(await link.getAttribute('target'), '_blank')
  const code = await codeOn(t, worker, await link.getAttribute('href'))
  assert.ok(code.startsWith(`${stage.url}/#/verify/`), code)

  // Another certificate was wanted: not given, and written down.
  await worker.go('/papers/refused')
  await worker.sees('没有登记过')
  await worker.press('登记一次索要')
  await worker.press('保存')
  await worker.sees('请写明哪个单位要什么证明。')
  await worker.fill('哪个单位', '示例公司')
  await worker.fill('要什么证明', '健康证明')
  await worker.looksRight('papers-demand')
  await worker.press('保存')
  await worker.sees('示例公司索要“健康证明”')
  const civil = await stage.signIn('heminzheng', 'desk')
  await civil.go('/papers/refused')
  await civil.sees('示例公司索要“健康证明”')
  await civil.looksRight('papers-refused')
})
