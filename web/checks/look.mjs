// Walks every page with made-up people at phone and desk width, keeps a picture of each and runs axe-core on it.
// Needs `npm run build && npm run preview:mock`. BASE, SHOTS, ONLY (a page name), THEME, SIZE and LANGUAGE can be set.
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { openBrowser } from './browser.mjs'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const base = process.env.BASE ?? 'http://localhost:4173/'
const shots = process.env.SHOTS ?? 'shots'
const { THEME: theme = 'light', SIZE: size = 'normal', LANGUAGE: lang = 'zh-CN', ONLY: only } = process.env
const tag = [theme !== 'light' && theme, size !== 'normal' && size, lang !== 'zh-CN' && lang].filter(Boolean).map((x) => `-${x}`).join('')
await mkdir(shots, { recursive: true })
const browser = await openBrowser()
let failed = 0

async function check(page, name) {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(350)
  await page.screenshot({ path: `${shots}/${name}${tag}.png`, fullPage: true })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (wide > 1) { failed++; console.log(`${name}: ${wide}px wider than the screen`) }
  await page.addScriptTag({ path: axePath })
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], rules: { 'landmark-one-main': { enabled: true } } }))
  for (const v of violations) { failed++; console.log(`${name}: axe ${v.id} (${v.impact}) ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} ${n.failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`) }
  console.log(`${name}: looked at`)
}
const wanted = (name) => !only || only.split(',').some((o) => name.includes(o))
async function visit(page, hash, name, then) {
  if (!wanted(name)) return
  await page.goto(`${base}#${hash}`)
  await page.waitForLoadState('networkidle')
  if (then) await then(page)
  await check(page, name)
}
async function signIn(page, login) {
  const accounts = (await (await page.request.get(`${base}v1/demonstration`)).json()).accounts
  const account = accounts.find((a) => a.login === login) ?? accounts[0]
  await page.goto('about:blank')
  await page.goto(`${base}#/sign-in`)
  await page.locator('input[autocomplete=username]').fill(account.login)
  await page.locator('input[autocomplete=current-password]').fill(account.password)
  await page.locator('#sign-in-button').click()
  await page.waitForURL((u) => !u.hash.includes('sign-in'))
}
const json = async (page, path) => (await page.request.get(base + path)).json()

for (const [face, viewport] of [['phone', { width: 390, height: 844 }], ['desk', { width: 1360, height: 900 }]]) {
  const context = await browser.newContext({ viewport, deviceScaleFactor: 1, serviceWorkers: 'block', locale: lang, timezoneId: 'Asia/Shanghai' })
  await context.addInitScript(([t, s, l]) => { if (location.protocol === 'about:') return; localStorage.setItem('bulwark.theme', t); localStorage.setItem('bulwark.size', s); localStorage.setItem('bulwark.language', l) }, [theme, size, lang])
  const page = await context.newPage()
  page.on('pageerror', (e) => { failed++; console.log(`${face}: error ${e.message}`) })
  page.on('console', (m) => { if (m.type() === 'error' && !m.text().includes('401') || m.text().includes('[intlify]')) console.log(`${face}: console ${m.text()}`) })
  await visit(page, '/sign-in', `${face}-sign-in`)
  await signIn(page, 'wangfang')
  const session = await json(page, 'v1/session')
  const event = session.events[0].id
  const episodes = (await json(page, `v1/episodes?event=${event}&state=open`)).items
  const arrivals = (await json(page, `v1/arrivals?event=${event}`)).items
  const abnormal = episodes.find((e) => e.flag === 'abnormal') ?? episodes[0]
  const undecided = arrivals.find((a) => !a.decision && a.score.clear >= 8)
  const incomplete = arrivals.find((a) => !a.decision && a.score.clear < 8)
  await visit(page, '/tasks', `${face}-tasks`)
  await visit(page, '/episodes', `${face}-episodes`)
  await visit(page, '/episodes?filter=past_end&state=ended', `${face}-episodes-empty`)
  if (episodes[0]) await visit(page, `/episodes/${episodes[0].id}`, `${face}-person`)
  if (abnormal) await visit(page, `/episodes/${abnormal.id}`, `${face}-person-abnormal`)
  if (episodes[0]) {
    await visit(page, `/episodes/${episodes[0].id}?do=reading`, `${face}-record`, async (p) => { await p.locator('dialog[open] input[inputmode=decimal]').fill('3.65'); await p.locator('dialog[open] footer button').last().click() })
    await visit(page, `/episodes/${episodes[0].id}?do=end`, `${face}-end`)
  }
  await visit(page, '/arrivals', `${face}-arrivals`)
  if (undecided) {
    await visit(page, `/arrivals/${undecided.id}`, `${face}-arrival`)
    await visit(page, `/arrivals/${undecided.id}?x`, `${face}-decision`, async (p) => { await p.locator('.acts button').first().click() })
  }
  if (incomplete) await visit(page, `/arrivals/${incomplete.id}`, `${face}-arrival-incomplete`)
  await visit(page, '/reports', `${face}-report`)
  await visit(page, '/policy', `${face}-policy`)
  await visit(page, '/mine', `${face}-mine`)
  await visit(page, '/password', `${face}-password`)
  await visit(page, '/outbox', `${face}-outbox`)
  await visit(page, '/nowhere', `${face}-absent`)
  await visit(page, '/arrivals/nothing', `${face}-arrival-absent`)
  if (wanted(`${face}-wizard`)) await wizard(page, face)
  if (wanted(`${face}-offline`)) {
    await page.goto(`${base}#/tasks`)
    await page.waitForLoadState('networkidle')
    await page.locator('.task').first().waitFor({ timeout: 5000 }).catch(() => {})
    await context.setOffline(true)
    await page.waitForTimeout(400)
    const one = page.locator('.acts button.primary').first()
    if (await one.count()) { await one.click(); await page.waitForTimeout(5200) }
    await page.screenshot({ path: `${shots}/${face}-offline${tag}.png` })
    await context.setOffline(false)
    await page.waitForTimeout(800)
    await page.screenshot({ path: `${shots}/${face}-online-again${tag}.png` })
  }
  await page.request.delete(`${base}v1/session`)
  await signIn(page, 'chencounty')
  await visit(page, '/overview', `${face}-overview`)
  await visit(page, '/tasks', `${face}-tasks-county`)
  await visit(page, '/reports', `${face}-report-county`)
  await page.request.delete(`${base}v1/session`)
  await context.close()
}

async function wizard(page, face) {
  await page.goto(`${base}#/arrivals/new`)
  await page.waitForLoadState('networkidle')
  const next = () => page.locator('footer button').last().click()
  const step = async (name) => { if (name) await check(page, `${face}-wizard-${name}`) }
  await step('1-notice')
  await page.locator('fieldset label').nth(2).click()
  const inputs = page.locator('.ask input.input')
  await next()
  await step('2-person-wrong')
  await inputs.nth(0).fill('李示例')
  await page.locator('fieldset label').nth(0).click()
  await page.locator('input[type=date]').fill('1990-01-02')
  await next()
  await inputs.nth(1).fill('3栋'); await inputs.nth(2).fill('2单元'); await inputs.nth(3).fill('501')
  await step('3-stay'); await next()
  await inputs.nth(0).fill('13912345678'); await next()
  await page.locator('fieldset label').nth(1).click(); await step('5-arrived'); await next()
  await inputs.nth(0).fill('武汉'); await page.waitForTimeout(600)
  await step('6-origin')
  await page.locator('[role=option]').first().click({ timeout: 2000 }).catch(() => {})
  await next()
  await page.locator('fieldset label').nth(0).click(); await inputs.nth(0).fill('G2371'); await step('7-transport'); await next()
  await page.locator('fieldset label').nth(1).click(); await inputs.nth(0).fill('长沙南站'); await step('8-stops'); await next()
  await page.locator('fieldset label').nth(0).click(); await step('9-shared'); await next()
  await page.locator('fieldset label').nth(1).click(); await step('10-health'); await next()
  await page.locator('fieldset label').nth(0).click(); await step('11-precautions'); await next()
  await step('12-review')
  await next()
  await page.waitForURL(/arrivals\/0/)
  await step('13-proposal')
}

await browser.close()
console.log(failed ? `${failed} things to mend` : 'nothing to mend')
process.exit(failed ? 1 : 0)
