// A worker's day at the door: one tap for the usual answer, a review beside it, and no network.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeTheatre, openStage, placeId } from './stage.mjs'

after(closeTheatre)

test('the usual answer is one tap in 今日 and can be taken back [OBS-03]', async (t) => {
  const stage = await openStage(t)
  const episode = await stage.monitoring(await stage.openEvent())
  await stage.clock('2026-11-22 14:10')
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.sees(/问问张\*\*.*今天的体温/)
  await worker.looksRight('today-reading')
  const posts = []
  worker.page.on('request', (r) => r.method() === 'POST' && posts.push(r.url()))
  await worker.press('36.5 正常')
  await worker.sees('已记 张** 36.5 正常')
  await worker.press('撤销')
  await worker.page.getByRole('button', { name: '36.5 正常' }).waitFor()
  assert.deepEqual(posts, [], 'nothing was sent')

  const sent = worker.page.waitForResponse((r) => r.url().endsWith(`/episodes/${episode}/readings`))
  await worker.press('36.5 正常')
  assert.ok((await sent).ok())
  await worker.reload()
  await worker.sees('今天 1 件')
  await worker.seesNo('36.5 正常')
  await worker.go(`/episodes/${episode}`)
  await worker.page.getByRole('cell', { name: '36.5' }).waitFor()

  // What happened is fetched when somebody asks, oldest first.
  await worker.press('看经过')
  const moments = worker.page.locator('section', { hasText: '经过' }).last().getByRole('listitem')
  await moments.first().waitFor()
  const told = await moments.allInnerTexts()
  assert.match(told[0], /今天 08:00[\s\S]*李医生/)
  assert.ok(told.some((moment) => /今天 14:10[\s\S]*记录体温[\s\S]*王芳/.test(moment)), `${told}`)
  await worker.looksRight('person-timeline')
})

test('a review wears its banner wherever one goes, on paper too', async (t) => {
  const stage = await openStage(t)
  const real = await stage.openEvent()
  const ask = await stage.api('zhengzhihui')
  const about = { kind: 'review', name: '2020 年春季复盘（示例）', pack: 'cn-covid-2020-04' }
  await ask('POST', '/v1/events', { id: stage.id(), ...about, place_id: placeId('county') })
  const { id } = await stage.arrival(real)

  const worker = await stage.signIn('wangfang', 'phone')
  const choice = worker.page.getByLabel('切换事件')
  await choice.selectOption({ label: '复盘 · 2020 年春季复盘（示例）' })
  const banner = worker.page.locator('.bar.review')
  const pages = ['tasks', 'episodes', 'arrivals', 'arrivals/new', 'reports', 'policy', 'mine']
  for (const page of pages) {
    await worker.go(`/${page}`)
    await worker.looksRight(`review-${page.replace('/', '-')}`)
    assert.equal(await banner.innerText(), '复盘 这是对过去事件的回看，不是现在的疫情', page)
    await worker.seesNo('张**')
  }
  await worker.go('/arrivals/new')
  await worker.sees(/这是复盘或演练/)
  await worker.go('/reports')
  await worker.press('确认零报告')
  await worker.sees('已上报')
  await worker.page.emulateMedia({ media: 'print' })
  assert.ok(await banner.isVisible(), 'the banner is printed')
  await worker.sees(/2020 年春季复盘（示例） · .* · 王芳 2026年11月22日 .* 打印/)
  await worker.page.emulateMedia({ media: 'screen' })

  // A record of the real event is never shown under the banner of the review.
  await worker.go(`/arrivals/${id}`)
  await worker.sees('张**')
  await banner.waitFor({ state: 'detached' })
})

test('without a network nothing is lost and every page says so', async (t) => {
  const stage = await openStage(t)
  const episode = await stage.monitoring(await stage.openEvent())
  await stage.clock('2026-11-22 14:10')
  const worker = await stage.signIn('wangfang', 'phone')
  const pages = ['/tasks', '/episodes', `/episodes/${episode}`, '/arrivals', '/reports', '/policy']
  for (const page of [...pages, '/places', '/mine', '/outbox', '/password', '/arrivals/new']) {
    await worker.go(page)
    await worker.looksRight(`online${page.replaceAll('/', '-').slice(0, 12)}`)
  }
  await worker.page.context().setOffline(true)
  for (const page of pages) {
    await worker.go(page)
    await worker.sees(/^未联网，显示的是 今天/)
    await worker.sees('未联网，可以继续登记，内容先保存在本机')
    await worker.looksRight(`offline${page.replaceAll('/', '-').slice(0, 12)}`)
  }
  await worker.go('/arrivals?filter=undecided')
  await worker.sees('联网后会自动重试。')
  await worker.looksRight('offline-not-kept')

  // What needs the server says so and keeps what was written.
  await worker.go('/reports')
  await worker.press('随时报告')
  await worker.fill('什么情况', '三户同时发热（示例）')
  await worker.press('马上报告')
  await worker.sheet.getByText('现在连不上网络').waitFor()
  assert.equal(await worker.page.getByLabel('什么情况').inputValue(), '三户同时发热（示例）')
  await worker.sheet.getByRole('button', { name: '取消' }).click()

  // A reading is kept on the device and sent when the network is back.
  await worker.go('/tasks')
  await worker.press('36.5 正常')
  await worker.sees('未联网，已保存 1 条，联网后自动发送')
  // Also on the kept copy of the list nobody is asked a second time.
  await worker.go('/episodes')
  await worker.go('/tasks')
  await worker.sees('等待发送')
  await worker.seesNo('36.5 正常')
  await worker.looksRight('offline-today-waiting')
  await worker.go('/outbox')
  await worker.sees(/等待发送/)
  await worker.looksRight('offline-outbox-full')
  await worker.page.context().setOffline(false)
  await worker.sees('没有等待发送的记录')
  await worker.go(`/episodes/${episode}`)
  await worker.page.getByRole('cell', { name: '36.5' }).waitFor()
})

test('turning the phone loses nothing that was typed', async (t) => {
  const stage = await openStage(t)
  await stage.openEvent()
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.go('/reports')
  await worker.press('随时报告')
  await worker.fill('什么情况', '写到一半（示例）')
  const typed = () => worker.page.getByLabel('什么情况').inputValue()
  for (const [width, height] of [[844, 390], [390, 844]]) {
    await worker.page.setViewportSize({ width, height })
    await worker.page.waitForTimeout(300)
    assert.equal(await typed(), '写到一半（示例）', `at ${width} wide`)
  }
})
