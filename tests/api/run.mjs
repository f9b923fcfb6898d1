#!/usr/bin/env node
// Usage: node tests/api/run.mjs [--database sqlite|postgres] [--program FILE] [--scripts FOLDER]
//                               [--cast FILE] [--openapi FILE] [--jobs N] [NAME]
// Plays every tests/api/<slice>/*.api against the real program, or those whose file or name holds
// NAME. PostgreSQL is the one that BULWARK_TEST_POSTGRES names (bin/with-postgres sets it). The
// last line is "N passed, N failed".
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PostgresDatabases, SqliteDatabases } from './database.mjs'
import { parse } from './language.mjs'
import { Failure, Player } from './player.mjs'
import { prepare, serve } from './program.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../..')

async function scriptsBelow(folder) {
  const files = []
  for (const slice of (await readdir(folder, { withFileTypes: true })).filter((e) =>
    e.isDirectory()
  )) {
    for (const file of await readdir(path.join(folder, slice.name))) {
      if (file.endsWith('.api')) files.push(path.join(folder, slice.name, file))
    }
  }
  const read = async (file) => ({
    file: path.relative(root, file),
    text: await readFile(file, 'utf8')
  })
  return Promise.all(files.sort().map(read))
}

function shown(value) {
  return value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value)
}

function told(script, error, said) {
  const lines = [
    `FAILED ${script.file}:${error.step?.line ?? error.line ?? 1}  ${script.name ?? ''}`
  ]
  lines.push(`  ${error.message}`)
  if (error instanceof Failure) {
    lines.push(`  expected: ${shown(error.expected)}`, `  got:      ${shown(error.got)}`)
    const asked = error.exchange
    if (asked) {
      lines.push(`  the answer to ${asked.method} ${asked.path} was ${asked.status}:`)
      const text = asked.answer === undefined ? asked.raw : JSON.stringify(asked.answer, null, 2)
      lines.push(
        ...text
          .split('\n')
          .slice(0, 60)
          .map((line) => `    ${line}`)
      )
    }
  }
  const last = said.trim().split('\n').slice(-5).filter(Boolean)
  if (last.length) lines.push('  the server last said:', ...last.map((line) => `    ${line}`))
  return lines.join('\n')
}

async function playOne(script, name, databases, program, cast) {
  let server = null
  try {
    Object.assign(script, parse(script.text))
    server = await serve(program, await databases.copy(name))
    await new Player(server, cast).play(script)
    return null
  } catch (error) {
    return told(script, error, server?.said ?? '')
  } finally {
    await server?.stop()
    await databases.drop(name).catch(() => {})
  }
}

// Every route that needs a permission refuses somebody in some script, unless every role has it.
// (STYLE.md: no route without a permission) Answers what is missing, and who could be tried; who
// comes by a posted link has no account to try it with.
function routesNobodyIsRefused(scripts, openapi, rolesToml) {
  const signsIn = (role) => !role.includes('\nby_link = "declaring"')
  const roles = rolesToml.split('[[role]]').slice(1).filter(signsIn)
  const without = (permission) =>
    roles
      .filter((role) => !role.includes(`"${permission}"`))
      .map((role) => role.match(/^id = "(\w+)"/m)?.[1])
  const refused = scripts.flatMap((s) => s.steps ?? []).filter((s) => s.kind === 'refused-roles')
  const isTried = (method, pattern) => {
    const wanted = new RegExp('^' + pattern.replace(/\{[^}]+\}/g, '[^/?]+') + '(\\?.*)?$')
    return refused.some((s) => s.method === method && wanted.test(s.path))
  }
  const missing = []
  for (const [pattern, operations] of Object.entries(openapi.paths)) {
    for (const [name, operation] of Object.entries(operations)) {
      const [method, permission] = [name.toUpperCase(), operation['x-permission']]
      const who = permission ? without(permission) : []
      if (who.length > 0 && !isTried(method, pattern)) {
        missing.push(`${method} ${pattern} (not for ${who.slice(0, 3).join(', ')})`)
      }
    }
  }
  return missing
}

async function main() {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      database: { type: 'string', default: 'sqlite' },
      program: { type: 'string', default: path.join(root, 'build/release/bulwark') },
      scripts: { type: 'string', default: here },
      cast: { type: 'string', default: path.join(here, 'cast.json') },
      openapi: { type: 'string', default: path.join(root, 'docs/openapi.json') },
      jobs: { type: 'string', default: '2' }
    }
  })
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bulwark-api.'))
  const all = await scriptsBelow(path.resolve(options.scripts))
  const name = positionals[0]
  const firstLine = (script) => script.text.split('\n', 1)[0]
  const scripts = all.filter((s) => !name || s.file.includes(name) || firstLine(s).includes(name))
  const cast = JSON.parse(await readFile(options.cast, 'utf8'))
  const url = process.env.BULWARK_TEST_POSTGRES
  if (options.database === 'postgres' && !url) throw new Error('BULWARK_TEST_POSTGRES is not set')
  const databases =
    options.database === 'postgres'
      ? new PostgresDatabases(url, folder)
      : new SqliteDatabases(folder)

  let [passed, failed] = [0, 0]
  const tell = (fault, line) => {
    fault ? failed++ : passed++
    console.log(fault ?? line)
  }
  try {
    if (scripts.length > 0) {
      await databases.begin()
      await prepare(options.program, databases.at('prepared'), cast, path.join(here, 'regions'))
    }
    let next = 0
    const worker = async () => {
      while (next < scripts.length) {
        const at = next++
        const script = scripts[at]
        const fault = await playOne(script, `s${at}`, databases, options.program, cast)
        tell(fault, `ok ${script.file}  ${script.name}`)
      }
    }
    await Promise.all(Array.from({ length: Number(options.jobs) }, worker))
    if (!name && scripts.length > 0 && existsSync(options.openapi)) {
      const openapi = JSON.parse(await readFile(options.openapi, 'utf8'))
      const roles = await readFile(path.join(root, 'packs/platform/roles.toml'), 'utf8')
      const missing = routesNobodyIsRefused(scripts, openapi, roles)
      const fault = missing.map((route) => `FAILED no refused-roles line for ${route}`).join('\n')
      tell(fault || null, 'ok every route refuses somebody')
    }
  } finally {
    await databases.end().catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

main().catch((error) => {
  console.log(`FAILED ${error.message}`)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
})
