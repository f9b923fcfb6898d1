// For browser tests (tests/e2e/*.test.mjs): Debian's Chromium through the playwright-core that web/
// pins, and a server with a made-up tree and cast, on a clock that the test moves.
//
//   import test from 'node:test'
//   import { withBrowser } from './browser.mjs'
//   test('a worker sees what is due today', () =>
//     withBrowser(async ({ page, address }) => { await page.goto(address) }))
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { SqliteDatabases } from '../api/database.mjs'
import { prepare, serve } from '../api/program.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const program = process.env.BULWARK ?? path.resolve(here, '../../build/release/bulwark')
const { chromium } = createRequire(path.resolve(here, '../../web/package.json'))('playwright-core')

// `options` are Playwright's for a page: {viewport, isMobile …}. Everything is gone afterwards.
export async function withBrowser(story, options = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bulwark-browser.'))
  const ending = [() => rm(folder, { recursive: true, force: true })]
  try {
    const cast = JSON.parse(await readFile(path.join(here, '../api/cast.json'), 'utf8'))
    const databases = new SqliteDatabases(folder)
    await databases.begin()
    await prepare(program, databases.at('prepared'), cast, path.join(here, '../api/regions'))
    const server = await serve(program, databases.at('prepared'))
    ending.push(server.stop)
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    ending.push(() => browser.close())
    const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
    await story({ page, browser, server, cast, address: `http://127.0.0.1:${server.port}` })
  } finally {
    for (const end of ending.reverse()) await end()
  }
}
