// The real program: its commands, and its server on a port that is free.
import { spawn } from 'node:child_process'
import http from 'node:http'
import net from 'node:net'

const READY_MS_MAX = 15_000

// Runs one command to its end; throws with what it said when it failed.
export function command(program, words, input = '') {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'] })
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
export async function prepare(program, database, cast, regions) {
  await command(program, ['import', 'regions', regions, '--db', database])
  for (const person of cast.people) {
    const { login, name, role, place } = person
    const words = ['account', 'add', '--login', login, '--name', name, '--role', role]
    const more = ['--place', cast.places[place], '--password-file', '-', '--db', database]
    await command(program, [...words, ...more], cast.password)
  }
  for (const words of cast.prepare) await command(program, [...words, '--db', database])
}

// A server that answers; `stop` ends it and tells what it said.
export async function serve(program, database) {
  const [port, metrics] = [await freePort(), await freePort()]
  const child = spawn(
    program,
    [
      'serve',
      '--db',
      database,
      '--address',
      '127.0.0.1',
      '--port',
      String(port),
      '--metrics-port',
      String(metrics),
      '--test-clock'
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] }
  )
  const server = { port, said: '', ended: null }
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
  while (!(await isReady(port))) {
    if (server.ended !== null || Date.now() > until) {
      await server.stop()
      throw new Error(`the server did not start:\n${server.said}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return server
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function isReady(port) {
  return new Promise((resolve) => {
    const request = http.get({
      host: '127.0.0.1',
      port,
      path: '/readyz',
      agent: false,
      timeout: 1000
    })
    request.on('response', (response) => resolve(response.resume().statusCode === 200))
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}
