// The program as a process: how it starts, refuses to start, ends, and lives beside its commands.
import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import https from 'node:https'
import os from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { command, prepare } from '../api/program.mjs'

const run = promisify(execFile)
const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../..')
const program = path.join(root, 'build/release/bulwark')
const cast = JSON.parse(await readFile(path.join(here, '../api/cast.json'), 'utf8'))
const regions = path.join(here, '../api/regions')
const REFRESH_MS_MAX = 8_000

// A database of its own with the cast in it, gone when the test ends.
async function database(t) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bulwark-program.'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const url = `sqlite:${path.join(folder, 'bulwark.db')}`
  const where = { folder, url, key: path.join(folder, 'bulwark.db.key') }
  await prepare(program, where, cast, regions)
  return where
}

// A server under the real clock, told how by further words.
async function serving(t, where, ...words) {
  const env = { ...process.env, ...(where.packs ? { BULWARK_PACKS: where.packs } : {}) }
  const child = spawn(program, ['serve', '--db', where.url, '--port', '0', ...words], { env })
  let said = ''
  child.stdout.on('data', (part) => (said += part))
  child.stderr.on('data', (part) => (said += part))
  const ended = new Promise((resolve) => child.on('close', (code) => resolve({ code, said })))
  t.after(() => child.kill('SIGKILL'))
  const until = Date.now() + 10_000
  while (!/:(\d+)$/m.test(said)) {
    assert.ok(Date.now() < until && child.exitCode === null, `it did not start: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return { child, ended, address: said.match(/bulwark: (\S+)/)[1] }
}

async function signIn(address, login, password = cast.password) {
  const answer = await fetch(`${address}/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password })
  })
  const who = await answer.json()
  assert.equal(answer.status, 200, JSON.stringify(who))
  const cookie = answer.headers.get('set-cookie').split(';')[0]
  const headers = { 'Content-Type': 'application/json', Cookie: cookie }
  return { ...headers, 'X-CSRF-Token': who.csrf_token }
}

async function eventually(what, find) {
  const until = Date.now() + REFRESH_MS_MAX
  while (!(await find())) {
    assert.ok(Date.now() < until, what)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

test('a stop in the middle of work loses nothing that was acknowledged', async (t) => {
  const where = await database(t)
  const first = await serving(t, where)
  const headers = await signIn(first.address, 'zhengzhihui')
  const kept = []
  let number = 0
  const open = async () => {
    for (;;) {
      const id = `01a20000-0000-7000-8000-${String(++number).padStart(12, '0')}`
      const place_id = Number(cast.places.county) * 100
      const body = { id, kind: 'drill', name: `演练${number}（示例）`, place_id }
      body.pack = 'cn-chikungunya-2025'
      const request = { method: 'POST', headers, body: JSON.stringify(body) }
      const answer = await fetch(`${first.address}/v1/events`, request).catch(() => null)
      if (answer === null) return
      if (answer.status === 201) kept.push((await answer.json().catch(() => ({ id }))).id)
    }
  }
  const workers = Array.from({ length: 8 }, open)
  await eventually('events are opened', () => kept.length > 100)
  first.child.kill('SIGTERM')
  await Promise.all(workers)
  const { code, said } = await first.ended
  assert.equal(code, 0, said)

  const second = await serving(t, where)
  const again = await signIn(second.address, 'zhengzhihui')
  const list = await (await fetch(`${second.address}/v1/events`, { headers: again })).json()
  const there = new Set(list.items.map((event) => event.id))
  assert.deepEqual(kept.filter((id) => !there.has(id)), [])
  assert.match(await command(program, ['verify', '--db', where.url], where.key), /whole/)
})

test('over TLS: answers are encrypted and the session cookie never leaves it', async (t) => {
  const where = await database(t)
  const [key, certificate] = ['key.pem', 'cert.pem'].map((name) => path.join(where.folder, name))
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']
  const what = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  await run('openssl', [...what, '-days', '2', ...subject, '-keyout', key, '-out', certificate])
  const server = await serving(t, where, '--tls-cert', certificate, '--tls-key', key)
  assert.match(server.address, /^https:/)
  const ca = await readFile(certificate)
  const asked = (words, body) =>
    new Promise((resolve, reject) => {
      const request = https.request(`${server.address}${words.path}`, { ca, ...words })
      request.on('response', (answer) => answer.resume().on('end', () => resolve(answer)))
      request.on('error', reject)
      request.end(body)
    })
  assert.equal((await asked({ path: '/healthz' })).statusCode, 200)
  const headers = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ login: 'wangfang', password: cast.password })
  const session = await asked({ path: '/v1/session', method: 'POST', headers }, body)
  assert.equal(session.statusCode, 200)
  assert.match(session.headers['set-cookie'][0], /; Secure/)
  await assert.rejects(fetch(server.address.replace('https', 'http') + '/healthz'))
})

test('a second server on the same database or port is told so and changes nothing', async (t) => {
  const where = await database(t)
  const first = await serving(t, where)
  const port = first.address.match(/\d+$/)[0]
  const refused = (...words) =>
    assert.rejects(run(program, ['serve', ...words]), (error) => {
      assert.equal(error.code, 1)
      refused.said = error.stderr
      return true
    })
  await refused('--db', where.url, '--port', '0')
  assert.match(refused.said, /another server already serves/)
  const other = await database(t)
  await refused('--db', other.url, '--port', port)
  assert.match(refused.said, new RegExp(`${port}.*--port`))
  assert.equal((await fetch(`${first.address}/readyz`)).status, 200)
})

test('what commands do beside a running server, it sees', async (t) => {
  const where = await database(t)
  const server = await serving(t, where)
  const headers = await signIn(server.address, 'zhengzhihui')
  const add = ['account', 'add', '--login', 'xinren', '--name', '新人（示例）', '--role', 'township']
  const secret = ['--place', cast.places.township, '--password-file', '-', '--keep-password']
  await command(program, [...add, ...secret, '--db', where.url], where.key, cast.password)
  await signIn(server.address, 'xinren')

  const more = path.join(where.folder, 'more')
  await run('cp', ['-r', regions, more])
  const village = '990101001009,"示例新社区居委会",990101001,99,9901,990101\n'
  await appendFile(path.join(more, 'villages.csv'), village)
  const from = ['--valid-from', '2026-01-01']
  await command(program, ['import', 'regions', more, ...from, '--db', where.url], where.key)
  await eventually('the new community is found', async () => {
    const asked = `${server.address}/v1/places?q=${encodeURIComponent('示例新社区居委会')}`
    return (await (await fetch(asked, { headers })).json()).total === 1
  })
  assert.match(await command(program, ['verify', '--db', where.url], where.key), /whole/)
})

test('without its key file a database with personal content is not served', async (t) => {
  const where = await database(t)
  const server = await serving(t, where)
  const post = async (login, to, body) => {
    const headers = await signIn(server.address, login)
    const request = { method: 'POST', headers, body: JSON.stringify(body) }
    const answer = await fetch(`${server.address}${to}`, request)
    assert.equal(answer.status, 201, await answer.text())
  }
  const event_id = '01a20000-0000-7000-8000-000000000001'
  const at = { place_id: Number(cast.places.home) * 100 }
  const event = { id: event_id, kind: 'real', name: '示例（示例）', pack: 'cn-chikungunya-2025' }
  await post('zhengzhihui', '/v1/events', { ...event, place_id: Number(cast.places.county) * 100 })
  const urgent = { id: '01a20000-0000-7000-8000-000000000002', event_id, kind: 'abnormal' }
  await post('wangfang', '/v1/urgent-reports', { ...urgent, ...at, text: '发热（示例）' })
  server.child.kill('SIGTERM')
  await server.ended
  await rm(where.key)
  await assert.rejects(run(program, ['serve', '--db', where.url, '--port', '0']), (error) => {
    assert.equal(error.code, 1)
    assert.match(error.stderr, /key file .* is missing/)
    return true
  })
  await assert.rejects(readFile(where.key), 'no new key was made')
})

test('the first password is changed before anything else is done', async (t) => {
  const where = await database(t)
  const who = ['--login', 'newcomer', '--name', '新来', '--role', 'community_worker']
  const words = ['account', 'add', ...who, '--place', cast.places.home, '--password-file', '-']
  await command(program, [...words, '--db', where.url], where.key, 'given-at-the-desk-1')
  const { address } = await serving(t, where)
  const headers = await signIn(address, 'newcomer', 'given-at-the-desk-1')
  const places = () => fetch(`${address}/v1/places?q=${encodeURIComponent('示例')}`, { headers })
  const before = await places()
  assert.equal(before.status, 403)
  assert.equal((await before.json()).code, 'identity.password_change_first')

  const body = JSON.stringify({ current: 'given-at-the-desk-1', next: 'chosen-by-myself-2' })
  const changed = await fetch(`${address}/v1/session/password`, { method: 'PUT', headers, body })
  assert.equal(changed.status, 204)
  assert.equal((await places()).status, 200)
})

test('a report on the command line is of the event in earnest, or the one named', async (t) => {
  const where = await database(t)
  const { child, ended, address } = await serving(t, where)
  const headers = await signIn(address, 'zhengzhihui')
  const place_id = Number(cast.places.county) * 100
  const opened = {}
  for (const kind of ['real', 'drill']) {
    const id = `01a20000-0000-7000-8000-00000000000${kind.length}`
    const body = { id, kind, name: `${kind}（示例）`, pack: 'cn-chikungunya-2025', place_id }
    const request = { method: 'POST', headers, body: JSON.stringify(body) }
    assert.equal((await fetch(`${address}/v1/events`, request)).status, 201)
    opened[kind] = id
  }
  child.kill('SIGTERM')
  await ended
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const words = ['report', 'rollup', '--region', cast.places.county, '--day', day, '--json']
  const asked = async (...more) =>
    JSON.parse(await command(program, [...words, ...more, '--db', where.url], where.key))
  assert.equal((await asked()).event.id, opened.real)
  assert.equal((await asked('--event', opened.drill)).event.id, opened.drill)
})

const id = (number) => `01a20000-0000-7000-8000-00000000000${number}`

// One person is watched over in an event of today's pack.
async function watched(first) {
  const post = async (login, to, body) => {
    const headers = await signIn(first.address, login)
    const request = { method: 'POST', headers, body: JSON.stringify(body) }
    const answer = await fetch(`${first.address}${to}`, request)
    const said = await answer.json()
    assert.equal(answer.status, 201, JSON.stringify(said))
    return said
  }
  const county = { place_id: Number(cast.places.county) * 100 }
  const about = { kind: 'real', name: '示例（示例）', pack: 'cn-chikungunya-2025' }
  await post('zhengzhihui', '/v1/events', { id: id(1), ...about, ...county })
  const grid = { id: id(2), event: id(1), name: '第一网格' }
  await post('wangfang', '/v1/grids', { ...grid, place_id: Number(cast.places.home) * 100 })
  const plan = { units: 1, floors: 1, doors: 1 }
  const building = { id: id(3), event: id(1), grid_id: id(2), name: '1栋', kind: 'building', plan }
  const made = await post('wangfang', '/v1/buildings', building)
  const nobody = { id_number: null, phone: null, building: '', unit: '', door: '' }
  const person = { name: '单小红（示例）', sex: 'female', birth_date: '1986-03-08', ...nobody }
  const member = { id: id(4), event: id(1), relation: 'head' }
  const door = `/v1/households/${made.units[0].doors[0].id}/members`
  await post('wangfang', door, { ...member, person: { ...person, guardian_name: null } })
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const agreement = { given_by: 'self', in_words: '愿意（示例）' }
  const episode = { id: id(5), person_id: id(4), regime: 'self_monitoring', last_on: today }
  await post('liyisheng', '/v1/episodes', { ...episode, agreement, care: [] })
}

// A version of rules that is lost (a database of an early program) must not hide who is watched.
test('a renewed program reads who is watched by the rules of the event', async (t) => {
  const where = await database(t)
  const first = await serving(t, where)
  await watched(first)
  first.child.kill('SIGTERM')
  await first.ended

  const file = path.join(where.folder, 'bulwark.db')
  await run('sqlite3', [file, "UPDATE episode SET pack_hash = 'of a version that is gone'"])
  const renewed = await serving(t, where)
  const headers = await signIn(renewed.address, 'wangfang')
  for (const asked of [`/v1/episodes/${id(5)}`, `/v1/episodes?event=${id(1)}`]) {
    const answer = await fetch(`${renewed.address}${asked}`, { headers })
    assert.equal(answer.status, 200, asked)
  }
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const reading = { id: id(6), day: today, slot: 'nothing', taken_at: new Date().toISOString() }
  const said = { ...reading, temperature: '36.6', symptoms: [], by: 'worker' }
  const body = JSON.stringify(said)
  const to = `${renewed.address}/v1/episodes/${id(5)}/readings`
  const refused = await fetch(to, { method: 'POST', headers, body })
  assert.equal((await refused.json()).code, 'observation.unknown_slot')
})

// The words of the pack are the earlier program's here, as they would be after an update.
test('who is watched goes on by the rules they began with, whatever comes', async (t) => {
  const where = await database(t)
  const packs = path.join(where.folder, 'packs')
  await cp(path.join(root, 'packs/cn-chikungunya-2025'), path.join(packs, 'cn-chikungunya-2025'), {
    recursive: true
  })
  const rules = path.join(packs, 'cn-chikungunya-2025/observation.toml')
  const shipped = await readFile(rules, 'utf8')
  await writeFile(rules, shipped.replace(/^label = \{ zh = "[^"]+"/m, 'label = { zh = "从前的叫法"'))
  const label = async (server) => {
    const headers = await signIn(server.address, 'wangfang')
    const answer = await fetch(`${server.address}/v1/episodes/${id(5)}`, { headers })
    return (await answer.json()).regime_label
  }
  const first = await serving(t, { ...where, packs })
  await watched(first)
  assert.equal(await label(first), '从前的叫法')
  first.child.kill('SIGTERM')
  await first.ended
  const renewed = await serving(t, where)
  assert.equal(await label(renewed), '从前的叫法')
})
