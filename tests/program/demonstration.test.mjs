// Demonstrations as bin/run makes them, with few residents: the history plays to its end, and no
// database in earnest ever becomes one.
import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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
const INVENTED = /^(440288|440298)/
const FEW = '0.002'

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

async function folderFor(t) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bulwark-demonstration.'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const url = `sqlite:${path.join(folder, 'world.db')}`
  return { folder, url, key: path.join(folder, 'world.db.key') }
}

async function played(t, world) {
  const where = await folderFor(t)
  for (const [name, text] of Object.entries(TREE)) {
    await writeFile(path.join(where.folder, `${name}.csv`), text)
  }
  await command(program, ['import', 'regions', where.folder, '--db', where.url], where.key)
  const words = ['--world', world, '--db', where.url, '--scale', FEW, '--until', '12:30']
  await run(path.join(root, 'demonstration/play'), words)
  return where
}

// Served as it is served to people, under its own clock.
async function serving(t, { url }) {
  const child = spawn(program, ['serve', '--db', url, '--port', '0'])
  let said = ''
  child.stdout.on('data', (part) => (said += part))
  child.stderr.on('data', (part) => (said += part))
  t.after(() => child.kill('SIGKILL'))
  const until = Date.now() + 30_000
  while (!/:(\d+)$/m.test(said)) {
    assert.ok(Date.now() < until && child.exitCode === null, `it did not start: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return said.match(/bulwark: (\S+)/)[1]
}

async function asking(address, account) {
  const body = JSON.stringify({ login: account.login, password: account.password })
  const headers = { 'Content-Type': 'application/json' }
  const door = await fetch(`${address}/v1/session`, { method: 'POST', headers, body })
  assert.equal(door.status, 200, `${account.login} signs in`)
  const session = await door.json()
  const cookie = door.headers.get('set-cookie').split(';')[0]
  const get = async (where) => {
    const answer = await fetch(address + where, { headers: { ...headers, Cookie: cookie } })
    const told = await answer.json()
    assert.equal(answer.status, 200, `${where}: ${JSON.stringify(told)}`)
    return told
  }
  return { session, get }
}

const answered = async (address, where) => (await fetch(address + where)).json()
const daysBefore = (day, days) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

// What every world has, whatever its story.
async function livesUpToItsWord(address, today) {
  const { demonstration, accounts } = await answered(address, '/v1/demonstration')
  assert.equal(demonstration, true)
  assert.ok(accounts.every((a) => a.name.includes('（示例）')))
  const worker = await asking(address, accounts.find((a) => a.login === 'wangfang'))
  assert.equal(worker.session.today, today)
  const events = worker.session.events
  assert.ok(events.length > 0 && events.every((e) => INVENTED.test(e.place.code)))
  assert.ok(events.every((e) => e.name.includes('（示例）')))
  const event = events[0].id
  const place = worker.session.grants[0].place.id
  const about = `event=${event}&place=${place}`
  const papers = await worker.get(`/v1/papers?event=${event}`)
  assert.ok(papers.items.length > 0 && papers.items.every((p) => p.mark.includes('演示数据')))
  const tables = await worker.get(`/v1/tables?${about}`)
  assert.equal(new Set(tables.items.map((one) => one.department)).size, 5)
  for (const table of tables.items) {
    const sheet = await worker.get(`/v1/tables/${table.id}/sheet?place=${place}&day=${today}`)
    const cells = [...sheet.rows, sheet.alone].flatMap((row) => row?.cells ?? [])
    const typed = cells.filter((cell) => cell.state === 'yours')
    assert.deepEqual(typed, [], `${table.name}: nothing is left to type`)
  }
  assert.ok((await worker.get(`/v1/episodes?event=${event}&place=${place}`)).items.length > 0)
  const county = await asking(address, accounts.find((a) => a.login === 'wuxian'))
  const yesterday = daysBefore(today, 1)
  const rollup = await county.get(
    `/v1/rollups?event=${event}&place=${county.session.grants[0].place.id}&day=${yesterday}`
  )
  assert.match(JSON.stringify(rollup), /示例后坪村委会/, 'who did not report is named')
  return { worker, event, place }
}

test('the present: three weeks are played, and today goes on', async (t) => {
  const where = await played(t, 'present')
  const address = await serving(t, where)
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const { worker, event, place } = await livesUpToItsWord(address, today)
  assert.equal((await answered(address, '/v1/demonstration')).days_back, 0)
  const kinds = (await worker.get(`/v1/tasks?event=${event}`)).items.map((task) => task.kind)
  const waits = kinds.some((kind) => ['reports.confirm', 'reports.late'].includes(kind))
  assert.ok(waits, `today's report waits: ${kinds}`)
  const needs = await worker.get(`/v1/needs?event=${event}&place=${place}`)
  assert.ok(needs.items.length > 0, 'somebody waits for food')
  const verdict = await command(program, ['verify', '--json', '--db', where.url], where.key)
  assert.equal(JSON.parse(verdict).whole, true)
})

test('2020: its server goes on in 2020', async (t) => {
  const where = await played(t, 'review-2020')
  const address = await serving(t, where)
  const { worker, event } = await livesUpToItsWord(address, '2020-05-08')
  assert.equal(worker.session.events[0].kind, 'drill')
  const past = await worker.get(`/v1/episodes?event=${event}&filter=past_end`)
  assert.ok(past.items.length > 0, 'somebody is kept past the end, and it is told')
})

test('a database in earnest never becomes a demonstration', async (t) => {
  const where = await folderFor(t)
  await prepare(program, where, cast, regions)
  const make = command(program, ['demo', '--db', where.url], where.key)
  await assert.rejects(make, /cannot become a demonstration/)
  const address = await serving(t, where)
  const told = await answered(address, '/v1/demonstration')
  assert.deepEqual(told, { demonstration: false, days_back: 0, accounts: [] })
})

test('a demonstration is one world and stays it', async (t) => {
  const where = await folderFor(t)
  for (const [name, text] of Object.entries(TREE)) {
    await writeFile(path.join(where.folder, `${name}.csv`), text)
  }
  const demo = (...words) => command(program, ['demo', ...words, '--db', where.url], where.key)
  await assert.rejects(demo('--world', 'mars'), /There are: present, review-2020/)
  await assert.rejects(demo(), /Import first/)
  await command(program, ['import', 'regions', where.folder, '--db', where.url], where.key)
  const first = await demo('--json')
  assert.equal(await demo('--json'), first, 'a second call changes nothing')
  await assert.rejects(demo('--world', 'review-2020'), /another world already: present/)
})
