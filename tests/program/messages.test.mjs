// Messages on their way out of the real program: to a stand-in that checks each signature, answers
// late, wrongly or not at all, and counts. Nothing is sent twice; nobody is forgotten.
import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { prepare } from '../api/program.mjs'
import { account, messageFile, openGateway } from './sms_gateway.mjs'

const run = promisify(execFile)
const here = path.dirname(fileURLToPath(import.meta.url))
const program = path.resolve(here, '../../build/release/bulwark')
const cast = JSON.parse(await readFile(path.join(here, '../api/cast.json'), 'utf8'))
const home = Number(cast.places.home) * 100
const county = Number(cast.places.county) * 100

// A server under a clock that the test moves, with what the stand-in says of itself.
class Town {
  constructor(folder) {
    this.folder = folder
    this.where = {
      url: `sqlite:${path.join(folder, 'bulwark.db')}`,
      key: path.join(folder, 'bulwark.db.key')
    }
    this.file = path.join(folder, 'messages.toml')
    this.number = 0
  }
  async configure(text) {
    await writeFile(this.file, text, { mode: 0o600 })
    await chmod(this.file, 0o600)
  }
  async start(env = {}) {
    const words = ['serve', '--db', this.where.url, '--port', '0', '--test-clock']
    this.child = spawn(program, [...words, '--messages', this.file], {
      env: { ...process.env, BULWARK_KEY: this.where.key, ...env }
    })
    let said = ''
    this.child.stdout.on('data', (part) => (said += part))
    this.child.stderr.on('data', (part) => (said += part))
    this.ended = new Promise((resolve) => this.child.on('close', (code) => resolve({ code, said })))
    const until = Date.now() + 15_000
    while (!/:(\d+)$/m.test(said)) {
      if (this.child.exitCode !== null) return said
      assert.ok(Date.now() < until, `it did not start: ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    this.address = said.match(/bulwark: (\S+)/)[1]
    return said
  }
  async kill() {
    this.child.kill('SIGKILL')
    await this.ended
  }
  clock(at) {
    const now = new Date(Date.parse(`${at.replace(' ', 'T')}+08:00`)).toISOString()
    return fetch(`${this.address}/test/clock`, { method: 'POST', body: JSON.stringify({ now }) })
  }
  id() {
    return `01a20000-0000-7000-8000-${String(++this.number).padStart(12, '0')}`
  }
  async signIn(login) {
    const answer = await fetch(`${this.address}/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login, password: cast.password })
    })
    const who = await answer.json()
    assert.equal(answer.status, 200, JSON.stringify(who))
    const cookie = answer.headers.get('set-cookie').split(';')[0]
    const headers = { 'Content-Type': 'application/json', Cookie: cookie }
    headers['X-CSRF-Token'] = who.csrf_token
    return async (method, where, sent) => {
      const body = sent && JSON.stringify(sent)
      const said = await fetch(this.address + where, { method, headers, body })
      const told = await said.json()
      assert.ok(said.ok, `${method} ${where}: ${said.status} ${JSON.stringify(told)}`)
      return told
    }
  }
  // Households behind doors, each with one who is named for it and has that number.
  async people(...phones) {
    const place_id = county
    const lead = await this.signIn('zhengzhihui')
    const named = { name: '基孔肯雅热（示例）', pack: 'cn-chikungunya-2025' }
    this.event = this.id()
    await lead('POST', '/v1/events', { id: this.event, kind: 'real', ...named, place_id })
    const ask = await this.signIn('wangfang')
    const [grid, event] = [this.id(), this.event]
    await ask('POST', '/v1/grids', { id: grid, event, place_id: home, name: '第一网格' })
    const plan = { units: 1, floors: phones.length, doors: 1 }
    const about = { id: this.id(), event, grid_id: grid, name: '3栋', kind: 'building', plan }
    const made = await ask('POST', '/v1/buildings', about)
    for (const [n, phone] of phones.entries()) {
      const door = made.units[0].doors[n].id
      const unknown = { id_number: null, guardian_name: null, building: '', unit: '', door: '' }
      const person = { name: `邻居${n}（示例）`, sex: 'female', birth_date: '1980-03-08', phone }
      const member = { id: this.id(), event, relation: 'head', person: { ...unknown, ...person } }
      await ask('POST', `/v1/households/${door}/members`, member)
    }
    this.ask = ask
  }
  async send(group_text = null) {
    const values = ['what:送菜', 'hours:明天 9:00', 'where:南门'].map((text) => {
      const at = text.indexOf(':')
      return { id: text.slice(0, at), value: text.slice(at + 1) }
    })
    const about = { event: this.event, place: home, kind: 'service_hours', values }
    const paging = { cursor: null, limit: null }
    const { mark } = await this.ask('POST', '/v1/message-proposals', { ...about, ...paging })
    const to = { to_people: true, mark, without: [], group_text }
    const made = await this.ask('POST', '/v1/message-rounds', { id: this.id(), ...about, ...to })
    return made.round.id
  }
  messages(filter = 'all') {
    return this.ask('GET', `/v1/messages?event=${this.event}&place=${home}&filter=${filter}`)
  }
}

async function town(t, ...phones) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bulwark-messages.'))
  const made = new Town(folder)
  made.gateway = await openGateway()
  t.after(async () => {
    made.child?.kill('SIGKILL')
    await made.gateway.close()
    await rm(folder, { recursive: true, force: true })
  })
  await prepare(program, made.where, cast, path.join(here, '../api/regions'))
  await made.configure(messageFile(made.gateway, cast.places.home))
  await made.start()
  await made.clock('2026-11-22 09:00:00')
  await made.people(...phones)
  return made
}

test('an SMS is signed, sent once and receipted; the group is told by its robot', async (t) => {
  const at = await town(t, '13800004321', null, '0757-88886666')
  const round = await at.send('明天 9:00 南门发菜')
  assert.equal(at.gateway.sent.length, 0, 'it can still be called back')
  await at.clock('2026-11-22 09:00:30')
  assert.deepEqual(at.gateway.faults, [])
  assert.equal(at.gateway.sent.length, 1)
  const [sms] = at.gateway.sent
  assert.equal(sms.PhoneNumbers, '13800004321')
  assert.equal(sms.SignName, '示例社区')
  assert.equal(sms.TemplateCode, 'SMS_100000001')
  const values = JSON.parse(sms.TemplateParam)
  assert.equal(values.what, '送菜')
  assert.ok(values.place)
  assert.doesNotMatch(sms.TemplateParam, /邻居/)
  assert.equal(at.gateway.posted.length, 1)
  assert.equal(at.gateway.posted[0].key, 'group-secret')
  assert.deepEqual(at.gateway.posted[0].text, { content: '明天 9:00 南门发菜' })
  const before = await at.ask('GET', `/v1/message-rounds/${round}`)
  assert.equal(before.round.on_its_way, 1)
  assert.equal(before.round.to_call, 2)
  assert.equal(before.group.state, 'delivered')
  assert.equal(before.may_withdraw, false)
  await at.clock('2026-11-22 09:01:30')
  const after = await at.ask('GET', `/v1/message-rounds/${round}`)
  assert.equal(after.round.delivered, 1)
  assert.equal(at.gateway.asked.at(-1).SendDate, '20261122')
  await at.clock('2026-11-22 12:00:00')
  assert.equal(at.gateway.sent.length, 1)
  assert.equal(at.gateway.posted.length, 1)
  const { items } = await at.messages('to_do')
  assert.deepEqual(items.map((one) => one.reason).sort(), ['landline', 'no_phone'])
})

test('what the gateway refuses, and what no receipt comes for, is telephoned', async (t) => {
  const at = await town(t, '13800004321', '13900005432')
  const refused = { Code: 'isv.BUSINESS_LIMIT_CONTROL' }
  at.gateway.send = ({ PhoneNumbers: to }) => (to.startsWith('138') ? refused : { Code: 'OK' })
  at.gateway.receipt = () => 1
  await at.send()
  await at.clock('2026-11-22 09:00:30')
  const [one] = (await at.messages('to_do')).items
  assert.equal(one.reason, 'refused')
  assert.equal(one.code, 'isv.BUSINESS_LIMIT_CONTROL')
  for (const minute of ['05', '15', '20']) await at.clock(`2026-11-22 09:${minute}:00`)
  assert.equal((await at.messages('to_do')).items.length, 1)
  await at.clock('2026-11-22 09:40:00')
  const { items } = await at.messages('to_do')
  assert.deepEqual(items.map((m) => m.reason).sort(), ['no_receipt', 'refused'])
  assert.equal(at.gateway.sent.length, 1)
  const tasks = await at.ask('GET', `/v1/tasks?event=${at.event}`)
  assert.ok(tasks.items.some((task) => task.kind === 'messages.call'))
})

test('an answer that got lost is asked about and the SMS never sent again', async (t) => {
  const at = await town(t, '13800004321')
  at.gateway.send = () => 'lost'
  await at.send()
  await at.clock('2026-11-22 09:00:30')
  assert.equal(at.gateway.sent.length, 1)
  assert.equal((await at.messages()).items[0].state, 'handed')
  await at.clock('2026-11-22 09:01:30')
  assert.equal((await at.messages()).items[0].state, 'delivered')
  assert.equal(at.gateway.sent.length, 1)
})

test('a program that is killed while the gateway thinks sends nothing twice', async (t) => {
  const at = await town(t, '13800004321', '13900005432')
  at.gateway.send = () => 'silent'
  await at.send()
  at.clock('2026-11-22 09:00:30').catch(() => {}) // Is not answered: the program falls meanwhile.
  const until = Date.now() + 8_000
  while (at.gateway.sent.length === 0) {
    assert.ok(Date.now() < until, 'the first one was not handed over')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await at.kill()
  at.gateway.send = () => ({ Code: 'OK' })
  await at.start()
  await at.clock('2026-11-22 09:02:00')
  await at.clock('2026-11-22 09:04:00')
  at.ask = await at.signIn('wangfang')
  const { items } = await at.messages()
  assert.deepEqual(items.map((one) => one.state), ['delivered', 'delivered'])
  assert.equal(at.gateway.sent.length, 2)
  assert.equal(new Set(at.gateway.sent.map((one) => one.OutId)).size, 2)
})

test('a gateway that is away gets it later, and at night nothing leaves', async (t) => {
  const at = await town(t, '13800004321')
  await at.clock('2026-11-22 21:30:00')
  at.ask = await at.signIn('wangfang')
  await at.send()
  await at.clock('2026-11-22 22:30:00')
  assert.equal(at.gateway.sent.length, 0)
  at.gateway.send = () => ({ status: 503, Code: 'ServiceUnavailable' })
  await at.clock('2026-11-23 08:00:00')
  at.gateway.send = () => ({ Code: 'OK' })
  assert.equal(at.gateway.sent.length, 0)
  await at.clock('2026-11-23 08:00:31')
  assert.equal(at.gateway.sent.length, 1)
})

test('secrets stand in a file that nobody else reads, or the program does not start', async (t) => {
  const at = await town(t, '13800004321')
  await at.kill()
  const refuses = async (text, mode, what) => {
    await writeFile(at.file, text)
    await chmod(at.file, mode)
    const said = await at.start()
    assert.match(said, what)
    assert.doesNotMatch(said, new RegExp(account.secret))
    assert.notEqual((await at.ended).code, 0)
  }
  const good = messageFile(at.gateway, cast.places.home)
  await refuses(good, 0o644, /readable by others/)
  await refuses(good.replace('sign_name', 'sing_name'), 0o600, /unknown key sing_name/)
  await refuses(good.replace('"aliyun"', '"other"'), 0o600, /the only provider/)
  await refuses(good.replace(at.gateway.address, 'http://example.cn'), 0o600, /no https address/)
  await refuses('[sms', 0o600, /no correct TOML/)
})

test('a certificate that nobody vouches for is not spoken to', async (t) => {
  const at = await town(t, '13800004321')
  await at.kill()
  const [key, cert] = ['key', 'cert'].map((name) => path.join(at.folder, `${name}.pem`))
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const making = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2']
  await run('openssl', [...making, '-keyout', key, '-out', cert, ...subject])
  const sealed = await openGateway({ key: await readFile(key), cert: await readFile(cert) })
  t.after(() => sealed.close())
  await at.configure(messageFile(sealed, cast.places.home))
  await at.start()
  await at.clock('2026-11-22 10:00:00')
  at.ask = await at.signIn('wangfang')
  await at.send()
  await at.clock('2026-11-22 10:00:30')
  assert.equal(sealed.sent.length, 0)
  const [waiting] = (await at.messages()).items
  assert.equal(waiting.state, 'queued')
  await at.kill()
  await at.start({ SSL_CERT_FILE: cert })
  await at.clock('2026-11-22 10:02:00')
  assert.deepEqual(sealed.faults, [])
  assert.equal(sealed.sent.length, 1)
})
