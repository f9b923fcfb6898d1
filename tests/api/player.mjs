// Plays one parsed script against a running server: who asks, what time it is, what was answered.
import http from 'node:http'
import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { fill, find } from './language.mjs'

// What a step that did not come out as written says.
export class Failure extends Error {
  constructor(step, expected, got, exchange) {
    super(`line ${step.line}: ${step.text}`)
    Object.assign(this, { step, expected, got, exchange })
  }
}

const START = Date.parse('2026-11-22T08:00:00+08:00')
const DAY_MS = 86_400_000

export class Player {
  // cast: {password, people: [{name, login, role, …}], places: {name: code}}
  constructor(server, cast) {
    this.server = server // {port}
    this.cast = cast
    this.sessions = new Map()
    this.who = null
    this.variables = new Map()
    this.last = null // {method, path, headers, body, status, answer, raw, answered}
    this.next = { headers: {}, csrf: true, body: undefined }
    this.now = START
  }

  async play(script) {
    await this.setClock(START)
    for (const step of script.steps) {
      try {
        await this[step.kind.replace('-', '_')](step)
      } catch (error) {
        if (error instanceof Failure) throw error
        throw new Failure(step, 'the step to work', error.message, this.last)
      }
    }
  }

  // ---- Steps -----------------------------------------------------------------------------------

  clock(step) {
    return this.setClock(step.ms)
  }
  advance(step) {
    return this.setClock(this.now + step.ms)
  }
  new_id(step) {
    this.variables.set(step.name, uuidV7(this.now))
  }
  header(step) {
    this.next.headers[step.name.toLowerCase()] = this.filled(step.value)
  }
  csrf_off() {
    this.next.csrf = false
  }
  body(step) {
    this.next.body = this.filled(step.text_sent)
  }

  async as(step) {
    this.who = null
    if (step.who === 'nobody') return
    this.who = await this.signIn(this.person(step.who), step)
  }

  async request(step) {
    const { headers, csrf, body } = this.next
    this.next = { headers: {}, csrf: true, body: undefined }
    const text = step.body === undefined ? body : this.filled(step.body)
    this.last = await this.send(this.who, step.method, this.filled(step.path), text, {
      headers,
      csrf
    })
  }

  async repeat(step) {
    if (!this.last) throw new Failure(step, 'a request before', 'none')
    const { method, path, headers, body } = this.last
    this.last = await this.exchange(method, path, headers, body)
  }

  expect(step) {
    const { status, answer } = this.last
    const fits = status === step.status && (!step.code || answer?.code === step.code)
    if (fits) return
    const got = answer?.code ? `${status} ${answer.code}` : status
    throw new Failure(step, [step.status, step.code].filter(Boolean).join(' '), got, this.last)
  }

  expect_header(step) {
    const got = this.last.answered[step.name]
    const wanted = step.value && this.filled(step.value)
    const said = Array.isArray(got) ? got.join('; ') : got
    const fits =
      step.how === 'absent'
        ? said === undefined
        : step.how === 'contains'
          ? (said ?? '').includes(wanted)
          : said === wanted
    if (!fits) throw new Failure(step, wanted ?? 'no such header', said, this.last)
  }

  assert(step) {
    const got = find(this.last.answer, this.filled(step.path))
    const value = step.value === undefined ? undefined : this.value(step)
    if (!holds(step.how, got, value)) {
      throw new Failure(step, value === undefined ? step.how : value, got, this.last)
    }
  }

  save(step) {
    const got = find(this.last.answer, this.filled(step.path))
    if (got === undefined) throw new Failure(step, 'something to save', got, this.last)
    this.variables.set(step.name, got)
  }

  // One request for each role, by somebody of the cast who holds it; all are refused with 403.
  async refused_roles(step) {
    const path = this.filled(step.path)
    const body = step.body === undefined ? undefined : this.filled(step.body)
    for (const role of step.roles) {
      const person = this.cast.people.find((p) => p.role === role)
      if (!person) throw new Failure(step, `somebody of the cast who is ${role}`, 'nobody')
      const who = await this.signIn(person, step)
      const answered = await this.send(who, step.method, path, body, { headers: {}, csrf: true })
      if (answered.status !== 403)
        throw new Failure(step, `403 for ${role}`, answered.status, answered)
    }
  }

  // ---- What steps are made of ------------------------------------------------------------------

  person(name) {
    const person = this.cast.people.find((p) => p.name === name)
    if (!person) throw new Error(`nobody of cast.json is called ${name}`)
    return person
  }

  filled(text) {
    return fill(text, (name) => this.variable(name))
  }

  variable(name) {
    if (this.variables.has(name)) return this.variables.get(name)
    if (name in this.cast.places) return Number(this.cast.places[name]) * 100
    if (name === 'now') return new Date(this.now).toISOString()
    const day = name.match(/^today(?:([+-])(\d+))?$/)
    if (!day) return undefined
    const days = (day[1] === '-' ? -1 : 1) * Number(day[2] ?? 0)
    return new Date(this.now + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10)
  }

  value(step) {
    const text = this.filled(step.value)
    try {
      return JSON.parse(text)
    } catch {
      throw new Error(`${text} is no JSON value; a text stands in "quotes"`)
    }
  }

  async setClock(ms) {
    this.now = ms
    const body = JSON.stringify({ now: new Date(ms).toISOString() })
    const answered = await this.exchange('POST', '/test/clock', {}, body)
    if (answered.status >= 300) throw new Error(`POST /test/clock was answered ${answered.status}`)
  }

  // A session lasts a while, so whoever asks after time has passed signs in again.
  async signIn(person, step) {
    const known = this.sessions.get(person.login)
    if (known && known.at === this.now) return known
    const login = JSON.stringify({ login: person.login, password: this.cast.password })
    const answered = await this.exchange('POST', '/v1/session', {}, login)
    if (answered.status !== 200)
      throw new Failure(step, `${person.name} signs in`, answered.status, answered)
    const cookie = (answered.answered['set-cookie'] ?? []).map((c) => c.split(';')[0]).join('; ')
    const session = { cookie, csrf: answered.answer.csrf_token, at: this.now }
    this.sessions.set(person.login, session)
    return session
  }

  send(who, method, path, body, { headers, csrf }) {
    const all = { ...headers }
    if (who) all.cookie = who.cookie
    if (who && csrf && method !== 'GET') all['x-csrf-token'] = who.csrf
    return this.exchange(method, path, all, body)
  }

  exchange(method, path, headers, body) {
    const all = { 'accept-language': 'zh-CN', ...headers }
    if (body !== undefined) {
      all['content-type'] ??= 'application/json'
      all['content-length'] = Buffer.byteLength(body)
    }
    // A path may be written in Chinese; what is already escaped stays as it is.
    const sendable = path.replace(/[^\x21-\x7e]+/gu, encodeURIComponent)
    return new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port: this.server.port,
        method,
        path: sendable,
        headers: all
      }
      const request = http.request({ ...options, agent: false, timeout: 30_000 }, (response) => {
        const parts = []
        response.on('data', (part) => parts.push(part))
        response.on('end', () => {
          const raw = Buffer.concat(parts).toString('utf8')
          const { statusCode: status, headers: answered } = response
          resolve({ method, path, headers, body, status, answered, raw, answer: asJson(raw) })
        })
      })
      request.on('timeout', () => request.destroy(new Error('no answer within 30 s')))
      request.on('error', reject)
      request.end(body)
    })
  }
}

function asJson(raw) {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}

function holds(how, got, value) {
  switch (how) {
    case '=':
      return isDeepStrictEqual(got, value)
    case '!=':
      return !isDeepStrictEqual(got, value)
    case '<':
      return got < value
    case '>':
      return got > value
    case '<=':
      return got <= value
    case '>=':
      return got >= value
    case 'size':
      return Array.isArray(got) && got.length === value
    case 'contains':
      return typeof got === 'string'
        ? got.includes(value)
        : Array.isArray(got) && got.some((x) => isDeepStrictEqual(x, value))
    case 'absent':
      return got === undefined
    case 'present':
      return got !== undefined
  }
}

function uuidV7(ms) {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(ms, 0, 6)
  bytes[6] = 0x70 | (bytes[6] & 0x0f)
  bytes[8] = 0x80 | (bytes[8] & 0x3f)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
