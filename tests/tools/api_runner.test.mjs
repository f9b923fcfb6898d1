// The runner of tests/api, tried on a program that only pretends: what it plays, and what it says
// when something is not as written.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { fill, find, parse } from '../api/language.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))

// Plays the scripts {file name: text} and answers what the runner printed. The text of a file
// openapi.json is the list of routes.
async function play(scripts, ...words) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bulwark-runner.'))
  await mkdir(path.join(folder, 'slice'))
  for (const [name, text] of Object.entries(scripts)) {
    await writeFile(path.join(folder, 'slice', name), text)
  }
  const program = path.join(here, 'fake_bulwark.mjs')
  const runner = path.join(here, '../api/run.mjs')
  const cast = path.join(here, 'small_cast.json')
  const openapi = path.join(folder, 'slice/openapi.json')
  const given = ['--scripts', folder, '--cast', cast, '--openapi', openapi]
  const all = [runner, '--program', program, ...given, ...words]
  const said = await new Promise((resolve) => {
    execFile(process.execPath, all, (error, stdout, stderr) => resolve(stdout + stderr))
  })
  await rm(folder, { recursive: true })
  return said
}

const heading = '# A reading is kept.\n# Because the nurse looks at it.\n'
const reading =
  heading +
  `
clock 2026-11-22 08:00
as 王芳
new id reading
POST /v1/readings
{
  "id": "\${reading}", "place_id": \${home}, "day": "\${today-1}",
  "temperature": "36.6"
}
expect 201
.items size 1
.items[0].person.name_masked = "张**"
.items[id=\${reading}].day = "2026-11-21"
.items[0].place_id = 99010100100100
.items[0].temperature contains "36"
.count >= 1
.next_cursor absent
.items present
save count = .count
`

test('plays a script that comes out as written', async () => {
  const said = await play({ 'reading.api': reading })
  assert.match(said, /ok .*reading\.api {2}A reading is kept\./)
  assert.match(said, /1 passed, 0 failed\n$/)
})

test('says what was expected, what came, and the answer', async () => {
  const said = await play({ 'reading.api': reading.replace('= "张**"', '= "王**"') })
  assert.match(said, /FAILED .*reading\.api:14/)
  assert.match(said, /expected: 王\*\*\n {2}got: {6}张\*\*/)
  assert.match(said, /the answer to POST \/v1\/readings was 201:/)
  assert.match(said, /0 passed, 1 failed\n$/)
})

test('a wrong status names the refusal', async () => {
  const hot = reading.replace('36.6', '44.0')
  assert.match(await play({ 'hot.api': hot }), /got: {6}422 observation\.temperature_implausible/)
  const refused = hot.replace(/expect 201[^]*/, 'expect 422 observation.temperature_implausible\n')
  assert.match(await play({ 'hot.api': refused }), /1 passed, 0 failed/)
})

test('each script has a database and a clock of its own', async () => {
  const said = await play({ 'a.api': reading, 'b.api': reading, 'c.api': reading })
  assert.match(said, /3 passed, 0 failed/)
})

test('moves the clock, repeats, leaves the token out, sees roles refused', async () => {
  const script =
    heading +
    `
advance 3h
GET /now
expect 200
.now = "2026-11-22T03:00:00.000Z"
as 王芳
new id one
POST /v1/readings
{"id": "\${one}", "temperature": "36.6"}
expect 201
repeat last
expect 201
.count = 1
csrf off
POST /v1/readings
{"id": "\${one}", "temperature": "36.6"}
expect 403 identity.csrf
refused-roles POST /v1/readings: viewer_above, volunteer
{"id": "\${one}", "temperature": "36.6"}
as nobody
GET /nowhere
expect 404 request.not_found
expect-header content-type = application/json
`
  assert.match(await play({ 'many.api': script }), /1 passed, 0 failed/)
})

test('a role that is let in is a failure', async () => {
  const script =
    heading + 'refused-roles POST /v1/readings: community_worker\n{"temperature": "36.6"}\n'
  assert.match(
    await play({ 'in.api': script }),
    /expected: 403 for community_worker\n {2}got: {6}201/
  )
})

test('a route that refuses nobody is a failure, unless every role may use it', async () => {
  const needs = (permission) => ({ 'x-permission': permission })
  const paths = {
    '/v1/readings': { post: needs('episode.record') },
    '/v1/readings/{id}': { get: needs('episode.read') },
    '/v1/places': { get: needs('places.read') }
  }
  const script = heading + 'refused-roles POST /v1/readings: volunteer\n{"temperature": "36.6"}\n'
  const said = await play({ 'some.api': script, 'openapi.json': JSON.stringify({ paths }) })
  assert.match(said, /FAILED no refused-roles line for GET \/v1\/readings\/\{id\}/)
  assert.doesNotMatch(said, /POST|places/)
  assert.match(said, /1 passed, 1 failed\n$/)
})

test('plays only what is named', async () => {
  const said = await play({ 'a.api': reading, 'b.api': reading }, 'slice/b')
  assert.match(said, /1 passed, 0 failed/)
})

test('refuses text that is no script', () => {
  const faults = [
    ['GET /x\nexpect 200\n', /begins with/],
    [heading + 'GET /x\n', /no expect follows/],
    [heading + 'GET /x\nGET /y\nexpect 200\n', /no expect follows/],
    [heading + 'expect two hundred\n', /followed by a status/],
    [heading + 'wander about\n', /not understood/],
    [heading + '.a size\n', /needs a value/],
    [heading + 'clock tomorrow\n', /clock is set like/],
    [heading + 'POST /x\n{"a": \nexpect 200\n', /no JSON object/]
  ]
  for (const [text, wanted] of faults) assert.throws(() => parse(text), wanted)
})

test('reads the requirements from the heading', () => {
  assert.deepEqual(parse('# a\n# b [OBS-01]\n# [LOW-PC-02]\n').requirements, [
    'OBS-01',
    'LOW-PC-02'
  ])
})

test('walks into answers and fills holes', () => {
  const answer = { items: [{ id: 7, person: { name: '张' } }], none: null }
  assert.equal(find(answer, '.items[0].person.name'), '张')
  assert.equal(find(answer, '.items[id=7].person.name'), '张')
  assert.equal(find(answer, '.items[3].id'), undefined)
  assert.equal(find(answer, '.none'), null)
  assert.equal(find(answer, '.none.deeper'), undefined)
  assert.throws(() => fill('${who}', () => undefined), /not set/)
})
