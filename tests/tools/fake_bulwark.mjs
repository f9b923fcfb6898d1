#!/usr/bin/env node
// Stands in for build/release/bulwark when the runner of tests/api is itself tested: the same
// commands, a server that keeps readings in memory, one database file that holds the accounts.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import http from 'node:http'

const words = process.argv.slice(2)
const option = (name) => words[words.indexOf(name) + 1]
const file = option('--db').replace(/^sqlite:/, '')

if (words[0] === 'import') {
  if (!existsSync(`${words[2]}/villages.csv`)) throw new Error('no regions there')
  appendFileSync(file, '')
} else if (words[0] === 'account') {
  const account = {
    login: option('--login'),
    role: option('--role'),
    password: readFileSync(0, 'utf8')
  }
  appendFileSync(file, JSON.stringify(account) + '\n')
} else if (words[0] === 'serve') {
  const accounts = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  serve(accounts, Number(option('--port')))
}

function serve(accounts, port) {
  let now = 0
  const readings = new Map()
  const routes = {
    'GET /readyz': () => [200, {}],
    'POST /test/clock': ({ body }) => [200, { now: (now = Date.parse(body.now)) }],
    'GET /now': () => [200, { now: new Date(now).toISOString() }],
    'POST /v1/session': ({ body }) => {
      const account = accounts.find((a) => a.login === body.login && a.password === body.password)
      if (!account) return [401, { code: 'identity.wrong_login' }]
      return [200, { csrf_token: 'token' }, { 'set-cookie': [`s=${account.role}; HttpOnly`] }]
    },
    'POST /v1/readings': ({ body, role, csrf }) => {
      if (!csrf) return [403, { code: 'identity.csrf' }]
      if (role !== 'community_worker') return [403, { code: 'identity.not_permitted' }]
      if (body.temperature > '43.0') return [422, { code: 'observation.temperature_implausible' }]
      readings.set(body.id, { ...body, person: { name_masked: '张**' } })
      return [201, { items: [...readings.values()], count: readings.size }]
    }
  }
  http
    .createServer(async (request, response) => {
      let text = ''
      for await (const part of request) text += part
      const body = text ? JSON.parse(text) : undefined
      const role = request.headers.cookie?.replace('s=', '')
      const route =
        routes[`${request.method} ${request.url}`] ?? (() => [404, { code: 'request.not_found' }])
      const [status, answer, headers] = route({
        body,
        role,
        csrf: request.headers['x-csrf-token'] === 'token'
      })
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify(answer))
    })
    .listen(port, '127.0.0.1', function () {
      console.log(`bulwark: http://127.0.0.1:${this.address().port}`)
    })
}
