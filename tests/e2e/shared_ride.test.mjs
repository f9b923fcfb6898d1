// The CDC brings a list of published journeys; who shared a ride is told with its reason.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeTheatre, openStage, placeId } from './stage.mjs'

after(closeTheatre)

const list = [
  {
    ...{ id: 71, t_date: '2026-11-21', t_type: 2, t_no: 'G2371', t_no_sub: '第4车厢', verified: 1 },
    ...{ t_pos_start: '示例甲', t_pos_end: '示例乙', who: '示例卫健委' }
  }
]

async function review(stage) {
  const ask = await stage.api('zhengzhihui')
  const about = { kind: 'review', name: '2020 年春季复盘（示例）', pack: 'cn-covid-2020-04' }
  const place_id = placeId('county')
  return (await ask('POST', '/v1/events', { id: stage.id(), ...about, place_id })).id
}

test('a published list finds who was on board, and can be taken back [SCR-10]', async (t) => {
  const stage = await openStage(t)
  const { id } = await stage.arrival(await review(stage), '501', ['mask'])

  const doctor = await stage.signIn('zhouzhuren', 'desk')
  await doctor.go('/journeys')
  await doctor.sees('还没有清单')
  await doctor.looksRight('journeys-none')
  const chosen = (name, text) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  const input = doctor.page.locator('input[type=file]')
  await input.setInputFiles(chosen('不是清单.json', '{"a": 1}'))
  await doctor.sees(/这不是同乘信息的清单/)
  await input.setInputFiles(chosen('坏的.json', '{'))
  await doctor.sees('这不是 JSON 文件，请另选。')
  await input.setInputFiles(chosen('公布的行程.json', JSON.stringify(list)))
  await doctor.sees('已导入，以前登记的人员正在比对。')
  await doctor.sees('公布的行程.json')
  await doctor.sees(/飞机：同排和前后各 3 排/)
  await doctor.press('查一查')
  await doctor.sees('请填写车次或航班号')
  await doctor.fill('车次或航班号', 'ｇ2371 次')
  await doctor.fill('出发那天', '2026-11-21')
  await doctor.fill(/车厢或舱室/, '四号')
  await doctor.press('查一查')
  await doctor.sees('离得近')
  await doctor.sees(/同一节车厢（全封闭空调列车：同一节车厢）/)
  await doctor.sees('公布：示例卫健委')
  await doctor.looksRight('journeys-found')
  await doctor.fill('车次或航班号', 'G1')
  await doctor.press('查一查')
  await doctor.sees('没有查到同一趟')

  // The person was registered before; the worker sees it beside the record, and the CDC has a task.
  await stage.clock('2026-11-22 08:05')
  const worker = await stage.signIn('wangfang', 'phone')
  await worker.go('/arrivals')
  await worker.sees('同乘线索')
  await worker.looksRight('arrivals-shared')
  await worker.go(`/arrivals/${id}`)
  await worker.sees('同乘线索')
  await worker.sees(/不知道坐哪节车厢/)
  await worker.looksRight('arrival-shared')
  await worker.go('/journeys')
  await worker.looksRight('journeys')
  assert.equal(await worker.page.getByRole('button', { name: '导入清单' }).count(), 0)
  await doctor.go('/tasks')
  await doctor.sees(/可能与病例同乘，请在 今天 12:05 前核实/)

  await doctor.go('/journeys')
  await doctor.press('撤回')
  await doctor.sees('已撤回')
  await stage.clock('2026-11-22 08:10')
  await worker.go(`/arrivals/${id}`)
  await worker.reload()
  await worker.sees('登记内容')
  await worker.seesNo('同乘线索')
})
