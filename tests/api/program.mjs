// The real program: its commands, and its server on a port that is free.
import { spawn } from 'node:child_process'
import http from 'node:http'

const READY_MS_MAX = 15_000

// Runs one command to its end; throws with what it said when it failed.
export function command(program, words, key, input = '') {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'], env: environment(key) })
    let said = ''
    child.stdout.on('data', (part) => (said += part))
    child.stderr.on('data', (part) => (said += part))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(said)
      else reject(new Error(`${program} ${words.join(' ')} ended with ${code}:\n${said}`))
    })
    child.stdin.on('error', () => {}) // A command that does not read its input may be gone already.
    child.stdin.end(input)
  })
}

// The made-up tree, the cast and whatever else cast.json asks for, into a new database.
// A database is {url, key}: where it is, and the file of its key.
export async function prepare(program, { url, key }, cast, regions) {
  const run = (words, input) => command(program, [...words, '--db', url], key, input)
  await run(['import', 'regions', regions])
  for (const { login, name, role, place } of cast.people) {
    const who = ['--login', login, '--name', name, '--role', role, '--place', cast.places[place]]
    // The scripts begin on a day of their own, whatever today is.
    const secret = ['--from', '2026-01-01', '--password-file', '-', '--keep-password']
    await run(['account', 'add', ...who, ...secret], cast.password)
  }
  for (const words of cast.prepare) await run(words)
}

// A server that answers; `stop` ends it, `said` is what it wrote.
export async function serve(program, { url, key }) {
  const words = ['serve', '--db', url, '--address', '127.0.0.1', '--port', '0', '--test-clock']
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], env: environment(key) })
  const server = { port: 0, said: '', ended: null }
  const gone = new Promise((resolve) =>
    child.on('close', (code) => resolve((server.ended = code ?? -1)))
  )
  child.on('error', (error) => (server.said += error.message))
  child.stdout.on('data', (part) => (server.said += part))
  child.stderr.on('data', (part) => (server.said += part))
  server.stop = async () => {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 5000)
    await gone
    clearTimeout(late)
  }
  const until = Date.now() + READY_MS_MAX
  while (!(await isReady(server))) {
    if (server.ended !== null || Date.now() > until) {
      await server.stop()
      throw new Error(`the server did not start:\n${server.said}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return server
}

function environment(key) {
  return { ...process.env, BULWARK_KEY: key }
}

// The server finds a free port and says which: "bulwark: http://127.0.0.1:41234".
function isReady(server) {
  server.port = Number(server.said.match(/^bulwark: http:\/\/\S+:(\d+)$/m)?.[1] ?? 0)
  if (server.port === 0) return Promise.resolve(false)
  return new Promise((resolve) => {
    const where = { host: '127.0.0.1', port: server.port, path: '/readyz' }
    const request = http.get({ ...where, agent: false, timeout: 1000 })
    request.on('response', (response) => resolve(response.resume().statusCode === 200))
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}
