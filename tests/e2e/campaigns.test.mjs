// From door to door: the community opens a campaign, a building head asks at the doors of a house.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeTheatre, openStage, placeId } from './stage.mjs'

after(closeTheatre)

// A grid with a house of four doors; somebody who lives alone behind the first of them.
async function houses(stage, event) {
  const ask = await stage.api('wangfang')
  const grid = stage.id()
  await ask('POST', '/v1/grids', { id: grid, event, place_id: placeId('home'), name: '第一网格' })
  const plan = { units: 1, floors: 2, doors: 2 }
  const about = { event, grid_id: grid, kind: 'building', plan }
  const house = await ask('POST', '/v1/buildings', { id: stage.id(), name: '3栋', ...about })
  const school = { id: stage.id(), event, grid_id: grid, name: '实验小学（示例）', kind: 'school' }
  await ask('POST', '/v1/buildings', { ...school, plan: null })
  const blank = { id_number: null, phone: null, building: '', unit: '', door: '' }
  const who = { name: '单桂英（示例）', sex: 'female', birth_date: '1944-03-08', guardian_name: null }
  const elder = { id: stage.id(), event, relation: 'head', person: { ...blank, ...who } }
  await ask('POST', `/v1/households/${house.units[0].doors[0].id}/members`, elder)
  const tag = { id: stage.id(), group: 'elder_alone', to: null }
  await ask('POST', `/v1/residents/${elder.id}/tags`, tag)
  return house
}

test('every door is asked, up to two whole coverages [SCR-01] [SCR-02] [SCR-04]', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openEvent()
  await houses(stage, event)

  const worker = await stage.signIn('wangfang', 'desk')
  await worker.go('/campaigns')
  await worker.sees('还没有入户排查')
  await worker.looksRight('campaigns-empty')
  await worker.press('新建排查')
  await worker.press('保存')
  await worker.sees('请填写名称。')
  await worker.fill('名称', '十一月入户排查')
  await worker.looksRight('campaign-new')
  await worker.press('保存')
  await worker.sees('还差 4 户')
  await worker.sees('还差 1 人')
  await worker.looksRight('campaign-begun')
  await worker.follow('还差 1 人')
  await worker.sees('单**')
  await worker.looksRight('campaign-missing-people')
  await worker.page.goBack()
  await worker.page.getByRole('link', { name: /3栋/ }).click()
  await worker.sees('还没有交给谁')
  await worker.press('交给一个人')
  await worker.choose(/许楼长/)
  await worker.looksRight('campaign-give')
  await worker.press('保存')
  await worker.sees('已交给 许楼长')

  // The building head sees the doors of that building, and nobody behind them.
  const head = await stage.signIn('xulouzhang', 'phone')
  await head.page.getByRole('link', { name: '入户排查' }).click()
  await head.sees('交给我的楼栋')
  await head.looksRight('screening-mine')
  await head.page.getByRole('link', { name: /3栋/ }).click()
  await head.page.getByRole('link', { name: '101，还没有去' }).waitFor()
  await head.seesNo('单**')
  await head.looksRight('screening-doors')
  await head.page.getByRole('link', { name: '101，还没有去' }).click()
  await head.sees('敲门以后')
  await head.looksRight('screening-door')
  await head.choose('已回答')
  await head.press('下一步')
  await head.press('下一步')
  await head.sees('请填人数')
  await head.fill('几个人', '2')
  await head.press('下一步')
  await head.sees(/最近 14 天/)
  await head.choose('没有')
  await head.press('下一步')
  await head.choose(/^有/)
  await head.looksRight('screening-question')
  await head.press('下一步')
  await head.choose('不清楚')
  await head.press('下一步')
  await head.sees('看一看，对不对')
  await head.looksRight('screening-check')
  await head.press('保存')
  await head.page.getByRole('link', { name: '101，已回答，要跟进' }).waitFor()

  // Without a network it is kept on the device, and goes out later.
  await head.page.getByRole('link', { name: '102，还没有去' }).click()
  await head.sees('敲门以后')
  await head.page.context().setOffline(true)
  await head.choose('没人在家')
  await head.press('下一步')
  await head.press('保存')
  await head.page.getByRole('link', { name: /102.*等待发送/ }).waitFor()
  await head.looksRight('screening-offline')
  await head.page.context().setOffline(false)
  await head.page.evaluate(() => window.dispatchEvent(new Event('online')))
  await head.page.getByRole('link', { name: /102.*等待发送/ }).waitFor({ state: 'detached' })
  await head.reload()
  await head.page.getByRole('link', { name: '102，没人在家' }).waitFor()

  // What was said is a task of the doctor, with the door's record.
  const doctor = await stage.signIn('liyisheng', 'phone')
  await doctor.sees(/排查时说有人发热或不舒服/)
  await doctor.follow(/排查时说有人发热或不舒服/)
  await doctor.sees('3栋101')
  await doctor.looksRight('finding')

  for (const door of ['102', '201', '202']) {
    await worker.page.getByRole('link', { name: new RegExp(`^${door}，`) }).click()
    await worker.choose('无人居住')
    await worker.press('下一步')
    await worker.press('保存')
    await worker.page.getByRole('link', { name: `${door}，无人居住` }).waitFor()
  }
  await worker.looksRight('campaign-building')
  await worker.follow('十一月入户排查')
  await worker.sees('已全部覆盖')
  assert.equal(await worker.page.getByText('100%').count(), 2)
  await worker.looksRight('campaign-whole')
})

test('a school is inspected, and what is to be mended has a day [ORG-17]', async (t) => {
  const stage = await openStage(t)
  const event = await stage.openEvent()
  await houses(stage, event)
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.go('/units')
  await worker.sees('还没有检查过')
  await worker.looksRight('units')
  await worker.page.getByRole('link', { name: /实验小学/ }).click()
  await worker.press('记下检查')
  await worker.press('保存')
  await worker.sees('每一项都要选')
  const seen = { 有专人负责: '做到了', 每天登记缺勤: '要整改', 公共区域: '做到了' }
  for (const [item, chosen] of Object.entries(seen)) {
    const group = worker.page.getByRole('group', { name: new RegExp(item) })
    await group.getByRole('radio', { name: chosen }).click()
  }
  await worker.looksRight('unit-inspect')
  await worker.press('保存')
  await worker.sees(/1 项要整改/)
  await worker.looksRight('unit')
  const desk = await stage.signIn('wangfang', 'desk')
  await desk.go('/tasks')
  await desk.sees(/实验小学（示例）有要整改的地方/)
  await desk.go('/units')
  await desk.looksRight('units')
})
