// A resident without an account: the worker gives a link, the resident says how they are by it.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, test } from 'node:test'
import { closeTheatre, openStage } from './stage.mjs'

after(closeTheatre)

const here = path.dirname(fileURLToPath(import.meta.url))
const reader = path.resolve(here, '../../web/node_modules/jsqr/dist/jsQR.js')

// What a phone's camera would read from the code on the page.
async function scan(page) {
  await page.evaluate(await readFile(reader, 'utf8'))
  return page.evaluate(async () => {
    const svg = document.querySelector('svg.qr').cloneNode(true)
    svg.setAttribute('width', '400')
    svg.setAttribute('height', '400')
    svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(svg.outerHTML)}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 400
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0, 400, 400)
    const { data } = context.getImageData(0, 0, 400, 400)
    return window.jsQR(data, 400, 400)?.data
  })
}

test('a resident records their own temperature by the link they were given [OBS-04]', async (t) => {
  const stage = await openStage(t)
  const episode = await stage.monitoring(await stage.openEvent())
  await stage.clock('2026-11-22 08:10')
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.go(`/episodes/${episode}`)
  await worker.press('本人填报')
  await worker.sees(/不用账号/)
  await worker.looksRight('link-none')
  await worker.press('生成链接')
  const address = await worker.page.getByLabel('链接', { exact: true }).inputValue()
  assert.match(address, /#\/own\/\d+\.[0-9a-f-]{36}\.[0-9a-f]{32}$/)
  assert.equal(await scan(worker.page), address, 'the code says the address')
  await worker.looksRight('link-made')

  const resident = await stage.visitor('phone')
  const asked = []
  resident.page.on('request', (r) => asked.push(r.url()))
  await resident.page.goto(address)
  await resident.sees('您好，这里是您的健康记录')
  await resident.sees(/张\*\* · 示例东社区居委会/)
  await resident.sees(/想停随时可以停/)
  await resident.seesNo('138')
  await resident.looksRight('own-empty')

  // A slip of the pen is told where it stands, and nothing is sent.
  await resident.fill('体温（℃）', '365')
  await resident.press('保存')
  await resident.sees('是不是 36.5？请重新填写')
  await resident.fill('体温（℃）', '36.5')
  await resident.press('保存')
  await resident.sees('已收到，谢谢您')
  await resident.sees('16:00 以后可以填晚的。')
  await resident.looksRight('own-filled')

  // Without a network what was entered stays, and one press sends it later.
  await stage.clock('2026-11-22 19:00')
  // Whoever comes back to the page finds it as it now stands.
  await resident.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await resident.fill('体温（℃）', '38.2')
  await resident.sees('体温达到 37.3℃，保存后会告诉医生')
  await resident.page.context().setOffline(true)
  await resident.press('保存')
  await resident.sees(/现在连不上网络，还没有送出/)
  // Another language takes away nothing that was typed.
  await resident.press('English')
  assert.equal(await resident.page.getByLabel(/^Temperature/).inputValue(), '38.2')
  await resident.press('中文')
  await resident.page.context().setOffline(false)
  // It arrives, but the answer is lost; pressing again counts once.
  await resident.page.route('**/v1/own/readings', async (route) => {
    await route.fetch()
    await route.abort()
  }, { times: 1 })
  await resident.press('保存')
  await resident.sees(/现在连不上网络，还没有送出/)
  await resident.press('保存')
  await resident.sees(/已经告诉医生，今天 .* 前会联系您/)
  await resident.looksRight('own-fever')

  // Entered wrongly: the person puts it right.
  await resident.press(/^更正 .*晚/)
  await resident.sheet.getByLabel('体温（℃）').fill('36.8')
  await resident.looksRight('own-correct')
  await resident.sheet.getByRole('button', { name: '更正' }).click()
  await resident.sees('已更正，原记录保留')
  assert.ok(
    asked.every((url) => !url.includes(address.split('#/own/')[1])),
    'the token is in no request for an address'
  )

  // They wish to finish; the worker is told today and sees their word.
  await resident.press('我想结束')
  await resident.press('确定结束')
  await resident.sees('已告诉社区，今天会给您记下来')
  await resident.reload()
  await resident.sees(/您说想结束，已经告诉社区/)
  await resident.looksRight('own-asked')
  await worker.go('/tasks')
  await worker.sees(/张\*\*.*想结束健康监测/)
  await worker.looksRight('today-asked-to-end')
  await worker.go(`/episodes/${episode}`)
  await worker.page.getByRole('cell', { name: /36\.8/ }).waitFor()
  await worker.press('看经过')
  await worker.sees(/本人或家人（填报链接）/)

  // Stopped, the link opens nothing.
  await worker.press('本人填报')
  await worker.press('停用')
  await worker.press('确定')
  await worker.sees('已停用，原来的链接打不开了')
  await resident.reload()
  await resident.sees('这个填报链接不完整或已经停用，请向社区要一个新的。')
  await resident.looksRight('own-stopped')
})

test('who has no phone gets a sheet of paper, with the code beside it [OBS-04]', async (t) => {
  const stage = await openStage(t)
  const episode = await stage.monitoring(await stage.openEvent())
  const worker = await stage.signIn('wangfang', 'desk')
  await worker.go(`/episodes/${episode}`)
  await worker.press('本人填报')
  await worker.press('生成链接')
  await worker.follow('打印纸质表')
  await worker.sees('健康监测记录表')
  assert.equal(await worker.page.locator('tbody tr').count(), 12, 'a row for each day')
  assert.match(await scan(worker.page), /#\/own\//)
  await worker.looksRight('paper')
  await worker.page.emulateMedia({ media: 'print' })
  await worker.seesNo('张**')
  await worker.looksRight('paper-printed')
})

test('a drill is told to the resident too', async (t) => {
  const stage = await openStage(t)
  const episode = await stage.monitoring(await stage.openEvent('drill', '秋季演练（示例）'))
  const worker = await stage.api('wangfang')
  const { person } = await worker('GET', `/v1/episodes/${episode}`)
  const made = await worker('POST', `/v1/people/${person.id}/own-link`, { id: stage.id() })
  const resident = await stage.visitor('phone')
  await resident.page.goto(`${stage.url}/#/own/${made.link.token}`)
  await resident.sees('这里的内容都是演练，不是真实疫情')
  await resident.looksRight('own-drill')
})
