// What is made up says so: on every page, before signing in, on paper; and nothing else says it.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { closeTheatre, openStage, placeId } from './stage.mjs'

const run = promisify(execFile)
after(closeTheatre)

const PAGES = [
  ...['/tasks', '/arrivals', '/arrivals/new', '/homes', '/residents', '/cases', '/help', '/care'],
  ...['/journeys', '/episodes', '/papers', '/papers/refused', '/reports', '/tables', '/tables/new'],
  ...['/policy', '/mine', '/places', '/password', '/nowhere']
]

// The mark as `bulwark demo` sets it, on a database that has the scripts' places and people.
async function marked({ url }) {
  const set = 'import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); '
  const row = "d.execute(\"INSERT INTO demonstration VALUES (1, 'present', 0)\"); d.commit()"
  await run('python3', ['-c', set + row, url.slice('sqlite:'.length)])
}

const bar = (visitor) => visitor.page.getByRole('complementary', { name: '演示数据' })
const isMarked = (visitor) => bar(visitor).waitFor({ state: 'visible' })

async function issued(stage, episode) {
  const ask = await stage.api('wangfang')
  const person_id = (await ask('GET', `/v1/episodes/${episode}`)).person.id
  const about = { kind: 'information_sheet', body: '示例东社区居委会', episode_id: episode }
  return ask('POST', '/v1/papers', { id: stage.id(), person_id, ...about })
}

async function wordsOf(t, visitor, address) {
  const bytes = await visitor.page.evaluate(async (from) => {
    const part = new Uint8Array(await (await fetch(from)).arrayBuffer())
    return btoa(Array.from(part, (x) => String.fromCharCode(x)).join(''))
  }, address)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bulwark-e2e-mark.'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'paper.pdf')
  await writeFile(file, Buffer.from(bytes, 'base64'))
  return (await run('pdftotext', [file, '-'])).stdout
}

for (const size of ['phone', 'desk']) {
  test(`every page of a demonstration is marked (${size})`, async (t) => {
    const stage = await openStage(t, '2026-11-22 08:00', marked)
    const event = await stage.openEvent()
    const episode = await stage.monitoring(event)
    const worker = await stage.signIn('wangfang', size)
    for (const page of [...PAGES, `/episodes/${episode}`, `/episodes/${episode}/paper`]) {
      await worker.go(page)
      await isMarked(worker)
    }
    await worker.looksRight('marked-paper')
    await worker.go('/tasks')
    await isMarked(worker)
    await worker.looksRight('marked-tasks')
    await worker.page.emulateMedia({ media: 'print' })
    await isMarked(worker)
    const county = await stage.signIn('wukezhang', size)
    await county.go(`/overview?place=${placeId('county')}`)
    await isMarked(county)
    await county.looksRight('marked-overview')
  })
}

test('without an account, too: the door, an own page, a paper in somebody’s hand', async (t) => {
  const stage = await openStage(t, '2026-11-22 08:00', marked)
  const episode = await stage.monitoring(await stage.openEvent())
  const ask = await stage.api('wangfang')
  const person = (await ask('GET', `/v1/episodes/${episode}`)).person.id
  const { link } = await ask('POST', `/v1/people/${person}/own-link`, { id: stage.id() })
  const paper = await issued(stage, episode)
  const visitor = await stage.visitor('phone')
  await visitor.go('/sign-in')
  await isMarked(visitor)
  await visitor.looksRight('marked-sign-in')
  await visitor.go(`/own/${link.token}`)
  await visitor.sees('您好，这里是您的健康记录')
  await isMarked(visitor)
  await visitor.looksRight('marked-own')
  assert.match(paper.mark, /演示数据/)
  const worker = await stage.signIn('wangfang', 'desk')
  assert.match(await wordsOf(t, worker, `/v1/papers/${paper.id}/pdf`), /演示数据/)
  await visitor.go('/verify/990101.00112233445566778899aabbccddeeff')
  await isMarked(visitor)
})

test('in earnest nothing is marked', async (t) => {
  const stage = await openStage(t)
  const episode = await stage.monitoring(await stage.openEvent())
  const worker = await stage.signIn('wangfang', 'desk')
  await worker.go('/tasks')
  await worker.looksRight('unmarked-tasks')
  assert.equal(await bar(worker).count(), 0)
  const paper = await issued(stage, episode)
  assert.equal(paper.mark, '')
  assert.doesNotMatch(await wordsOf(t, worker, `/v1/papers/${paper.id}/pdf`), /演示数据/)
})
