// A stage for one browser test: the real program with a database of its own, a clock that the test
// moves for the server and every browser alike, and people who sign in by phone or at a desk.
// BULWARK_WEB names a folder to show instead of the embedded web/dist, for a build not yet in the
// program; BULWARK_SHOTS a folder for a picture of every page.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from '../../web/checks/browser.mjs'
import { SqliteDatabases } from '../api/database.mjs'
import { prepare, serve } from '../api/program.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../..')
const program = path.join(root, 'build/release/bulwark')
const web = process.env.BULWARK_WEB && path.resolve(root, process.env.BULWARK_WEB)
const shots = process.env.BULWARK_SHOTS
const axe = await readFile(path.join(root, 'web/node_modules/axe-core/axe.min.js'), 'utf8')
export const cast = JSON.parse(await readFile(path.join(here, '../api/cast.json'), 'utf8'))

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1360, height: 900 } }
const WAIT_MS_MAX = 8_000
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }

export const placeId = (name) => Number(cast.places[name]) * 100

let theatre = null

// One browser and one prepared database for all tests of a file; call `closeTheatre` after them.
async function openTheatre() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bulwark-e2e.'))
  const databases = new SqliteDatabases(folder)
  await databases.begin()
  await prepare(program, databases.at('prepared'), cast, path.join(here, '../api/regions'))
  return { folder, databases, browser: await openBrowser(), stages: 0 }
}

export async function closeTheatre() {
  const open = await theatre?.catch(() => null)
  await open?.browser.close()
  if (open) await rm(open.folder, { recursive: true, force: true })
}

// `before` may change the database, which it gets as {url, key}, before the server has it.
export async function openStage(t, at = '2026-11-22 08:00', before = async () => {}) {
  theatre ??= openTheatre()
  const { databases, browser, ...rest } = await theatre
  const name = `stage${(await theatre).stages++}`
  const database = await databases.copy(name)
  await before(database)
  const server = await serve(program, database)
  const stage = new Stage(browser, `http://127.0.0.1:${server.port}`)
  t.after(async () => {
    for (const context of stage.contexts) await context.close()
    await server.stop()
    await databases.drop(name)
  })
  await stage.clock(at)
  return stage
}

class Stage {
  constructor(browser, url) {
    Object.assign(this, { browser, url, contexts: [], now: 0, password: cast.password })
  }

  // The time in China, "2026-11-22 08:00".
  async clock(at) {
    this.now = Date.parse(`${at.replace(' ', 'T')}:00+08:00`)
    const body = JSON.stringify({ now: new Date(this.now).toISOString() })
    const said = await fetch(`${this.url}/test/clock`, { method: 'POST', body })
    assert.ok(said.ok, `POST /test/clock was answered ${said.status}`)
    for (const context of this.contexts) await context.clock.setFixedTime(this.now)
  }

  id() {
    const bytes = Buffer.alloc(16)
    bytes.writeUIntBE(this.now, 0, 6)
    randomBytes(10).copy(bytes, 6)
    bytes[6] = (bytes[6] & 15) | 0x70
    bytes[8] = (bytes[8] & 63) | 0x80
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }

  // Asks the server directly, for what a test needs to stand before it begins.
  async api(login) {
    const json = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ login, password: this.password })
    const door = await fetch(`${this.url}/v1/session`, { method: 'POST', headers: json, body })
    assert.equal(door.status, 200, `${login} signs in`)
    const session = await door.json()
    const cookie = door.headers.get('set-cookie').split(';')[0]
    return async (method, where, sent) => {
      const headers = { ...json, Cookie: cookie, 'X-CSRF-Token': session.csrf_token }
      const answer = await fetch(this.url + where, { method, headers, body: JSON.stringify(sent) })
      const text = await answer.text()
      assert.ok(answer.ok, `${method} ${where} was answered ${answer.status}: ${text}`)
      return JSON.parse(text)
    }
  }

  async openEvent(kind = 'real', name = '基孔肯雅热防控（示例）') {
    const ask = await this.api('zhengzhihui')
    const place_id = placeId('county')
    const pack = 'cn-chikungunya-2025'
    const event = await ask('POST', '/v1/events', { id: this.id(), kind, name, pack, place_id })
    const list = { list: 'affected_area', from: '2026-11-01', to: null, source: '示例县疾控' }
    const area = { id: this.id(), place_id: placeId('other_county'), ...list }
    await ask('POST', `/v1/events/${event.id}/origin-areas`, area)
    return event.id
  }

  // A historic event: a review or a drill, with the packs that have ended.
  async openReview(pack) {
    const ask = await this.api('zhengzhihui')
    const about = { kind: 'review', name: '2020 年春季复盘（示例）', pack }
    const event = { id: this.id(), place_id: placeId('county'), ...about }
    return (await ask('POST', '/v1/events', event)).id
  }

  // A door with people behind it; the first of them is the head.
  async household(event, people) {
    const ask = await this.api('wangfang')
    const grid = this.id()
    await ask('POST', '/v1/grids', { id: grid, event, place_id: placeId('home'), name: '第一网格' })
    const plan = { units: 1, floors: 1, doors: 1 }
    const about = { id: this.id(), event, grid_id: grid, name: '3栋', kind: 'building', plan }
    const building = await ask('POST', '/v1/buildings', about)
    const door = building.units[0].doors[0].id
    const ids = []
    for (const [n, one] of people.entries()) {
      const unknown = { id_number: null, phone: null, guardian_name: null }
      const person = { ...unknown, building: '', unit: '', door: '', ...one }
      const id = this.id()
      const relation = n === 0 ? 'head' : 'child'
      await ask('POST', `/v1/households/${door}/members`, { id, event, relation, person })
      ids.push(id)
    }
    return { door, people: ids }
  }

  // A returnee from the affected area, registered by the worker.
  async arrival(event, door = '501', precautions = ['bed_net']) {
    const ask = await this.api('wangfang')
    const form = await ask('GET', `/v1/arrivals/form?event=${event}`)
    const from = { from_place_id: placeId('other_county'), from_text: '示例乙县', abroad: false }
    const person = { name: '张三（示例）', sex: 'male', birth_date: '1990-05-01', id_number: null }
    const home = { phone: '13800001234', building: '3栋', unit: '2单元', door, guardian_name: null }
    const train = { mode: 'train', number: 'G2371', on: '2026-11-21', seat: '' }
    return ask('POST', '/v1/arrivals', {
      id: this.id(),
      event_id: event,
      place_id: placeId('home'),
      notice_id: form.notice.id,
      declared_by: 'worker',
      person: { ...person, ...home },
      arrived_on: '2026-11-22',
      journeys: [{ ...from, stayed_from: '2026-11-10', stayed_to: '2026-11-21' }],
      transports: [train],
      stops: [],
      shared_with_case: 'no',
      well: true,
      temperature: '36.6',
      symptoms: [],
      precautions,
      proofs: []
    })
  }

  // The doctor has confirmed that the person watches their own health for twelve days.
  async monitoring(event) {
    const { id } = await this.arrival(event)
    const ask = await this.api('liyisheng')
    const agreement = { given_by: 'self', in_words: '愿意' }
    const choice = { choice: 'self_monitoring', reason: null, order_reference: null, care: [] }
    const decided = { id: this.id(), ...choice, agreement }
    return (await ask('POST', `/v1/arrivals/${id}/decision`, decided)).decision.episode_id
  }

  // The community's report of the day, confirmed.
  async report(event, day, login = 'wangfang', place = 'home') {
    const ask = await this.api(login)
    const where = `event=${event}&place=${placeId(place)}&day=${day}`
    const { digest } = await ask('GET', `/v1/reports/draft?${where}`)
    const about = { event_id: event, place_id: placeId(place), day, digest }
    return ask('POST', '/v1/reports', { id: this.id(), ...about })
  }

  // Signs in with the browser, as a person does.
  async signIn(login, size) {
    const visitor = await this.visitor(size)
    const { page } = visitor
    await page.goto(`${this.url}/`)
    await page.getByLabel('登录名', { exact: true }).fill(login)
    await page.getByLabel('密码', { exact: true }).fill(this.password)
    await visitor.looksRight('sign-in')
    await visitor.press('登录')
    await page.waitForURL((url) => !url.hash.includes('sign-in'))
    return visitor
  }

  // Somebody with a browser of their own, and no account yet.
  async visitor(size) {
    const context = await this.browser.newContext({
      viewport: SIZES[size],
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      serviceWorkers: 'block',
      reducedMotion: 'reduce'
    })
    this.contexts.push(context)
    context.setDefaultTimeout(WAIT_MS_MAX)
    await context.clock.setFixedTime(this.now)
    if (web) await showBuild(context, this.url)
    const page = await context.newPage()
    const faults = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (m) => {
      if (/Content Security Policy|\[intlify\]|\[Vue warn\]/.test(m.text())) faults.push(m.text())
    })
    return new Visitor(this, page, size, faults)
  }
}

// A person before a page.
class Visitor {
  constructor(stage, page, size, faults) {
    Object.assign(this, { stage, page, size, faults })
  }
  go(where) {
    return this.page.goto(`${this.stage.url}/#${where}`)
  }
  reload() {
    return this.page.reload()
  }
  press(name) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' }).click()
  }
  follow(name) {
    return this.page.getByRole('link', { name }).first().click()
  }
  fill(label, text) {
    return this.page.getByLabel(label).last().fill(text)
  }
  choose(name) {
    return this.page.getByRole('radio', { name }).last().click()
  }
  tick(name) {
    return this.page.getByRole('checkbox', { name }).last().check()
  }
  // In the sheet that is open.
  get sheet() {
    return this.page.locator('dialog[open]')
  }
  async sees(text) {
    const found = this.page.getByText(text).filter({ visible: true }).first()
    try {
      await found.waitFor()
    } catch {
      const shown = await this.page.locator('body').innerText()
      assert.fail(`${text} is not on ${this.page.url()}:\n${shown}`)
    }
  }
  async seesNo(text) {
    assert.equal(await this.page.getByText(text).filter({ visible: true }).count(), 0, `${text}`)
  }

  // No fault of the program, nothing wider than the screen, nothing that axe-core finds.
  async looksRight(name) {
    const { page } = this
    await page.locator('h1').first().waitFor({ state: 'attached' })
    await page.waitForLoadState('networkidle')
    await page.waitForFunction(() => !document.querySelector('main .loading'))
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    )
    assert.ok(wider <= 1, `${name} is ${wider} px wider than the screen`)
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, { resultTypes: ['violations'] })
    )
    const told = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(', ')}`)
    assert.deepEqual(told, [], `axe-core on ${name}`)
    assert.deepEqual(this.faults, [], `faults on ${name}`)
    if (shots && existsSync(shots)) {
      await page.screenshot({ path: path.join(shots, `${this.size}-${name}.png`), fullPage: true })
    }
  }
}

// The build on disk under the server's own headers.
async function showBuild(context, url) {
  const headers = Object.fromEntries((await fetch(`${url}/`)).headers)
  for (const name of ['content-length', 'content-encoding', 'etag']) delete headers[name]
  await context.route(
    (to) => !/^\/(v1|test|healthz|readyz)/.test(to.pathname),
    async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1) || 'index.html'
      const body = await readFile(path.join(web, name)).catch(() => null)
      const type = TYPES[path.extname(name).slice(1)] ?? 'application/octet-stream'
      if (!body) return route.fulfill({ status: 404 })
      return route.fulfill({ body, headers: { ...headers, 'content-type': type } })
    }
  )
}
