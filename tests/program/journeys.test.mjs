// The two commands of shared transport, as the program answers them. [SCR-10]
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const program = process.env.BULWARK ?? 'build/release/bulwark'

function stage(t) {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark_journeys_'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = (name, text) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const run = (...words) => {
    const db = ['--db', `sqlite:${join(folder, 'db.sqlite')}`]
    const env = { PATH: process.env.PATH, LANG: 'zh_CN.UTF-8' }
    const ran = spawnSync(program, [...words, ...db], { encoding: 'utf8', env })
    return { exit: ran.status, out: ran.stdout, err: ran.stderr }
  }
  return { file, run }
}

const list = JSON.stringify([
  {
    ...{ id: 11, t_date: '2030-03-05', t_type: 2, t_no: 'K9990/9991', t_no_sub: '4号车厢' },
    ...{ t_start: '2030/03/05 18:04:00', t_end: '2030/03/05 06:10:00', verified: 1 },
    ...{ t_pos_start: '示例甲', t_pos_end: '示例乙', who: '示例' }
  },
  { id: 'b-2', t_date: '2030-03-05', t_type: 1, t_no: 'ZZ9001', t_no_sub: '12A', verified: 1 }
])

test('journeys are imported once, and every row of the questions is answered in order', (t) => {
  const { file, run } = stage(t)
  const journeys = file('journeys.json', list)
  const first = run('import', 'journeys', journeys, '--json')
  assert.equal(first.exit, 0, first.err)
  const said = JSON.parse(first.out)
  assert.equal(said.journeys, 2)
  assert.equal(said.unchanged, false)
  assert.deepEqual(said.flagged, [{ journey: 11, flags: ['ends_before_start'] }])
  assert.equal(JSON.parse(run('import', 'journeys', journeys, '--json').out).unchanged, true)

  const rides = [
    'date,number,coach,seat,name',
    ...['2030-03-05,ｋ9991 次,第四车厢,,甲', '2030/3/6,K9990,5,,乙', '2030-03-05,zz 9001,,31C,丙'],
    ...['2030-02-30,K9990,,,丁', '', '2030-03-05,,,,', '2030-03-04,K9990,4,,戊', '']
  ]
  const questions = file('q.csv', rides.join('\n'))
  const answer = run('match', 'journeys', questions, '--json')
  assert.equal(answer.exit, 0, answer.err)
  assert.equal(answer.err, '')
  const rows = JSON.parse(answer.out)
  assert.deepEqual(rows.map((r) => r.row), [1, 2, 3, 4, 5, 6, 7])
  assert.deepEqual(Object.keys(rows[0]), ['row', 'matches', 'possible'])
  assert.deepEqual(Object.keys(rows[0].matches[0]), ['journey', 'contact', 'why'])
  const short = (all) => all.map((m) => [m.journey, m.contact])
  assert.deepEqual(short(rows[0].matches), [[11, 'close']])
  assert.deepEqual(short(rows[1].matches), [])
  assert.deepEqual(short(rows[1].possible), [[11, 'general']])
  assert.deepEqual(short(rows[2].matches), [['b-2', 'general']])
  assert.deepEqual(rows[3].problems.map((p) => p.field), ['date'])
  assert.deepEqual(rows[4].problems.map((p) => p.field), ['date', 'number'])
  assert.deepEqual(rows[5].problems.map((p) => p.field), ['number'])
  assert.deepEqual([rows[6].matches, rows[6].possible], [[], []])
  assert.ok(!answer.out.includes('甲"') && !answer.out.includes('丁'), 'names are not repeated')
})

test('a withdrawn list matches nothing, and what is not there is said', (t) => {
  const { file, run } = stage(t)
  const questions = file('q.csv', 'date,number\n2030-03-05,K9990\n')
  assert.equal(run('match', 'journeys', questions).exit, 1)
  const { uuid } = JSON.parse(run('import', 'journeys', file('journeys.json', list), '--json').out)
  assert.match(run('match', 'journeys', questions).out, /^1\tmatch\t11\tunknown\t/)
  assert.equal(run('withdraw', 'journeys', uuid).exit, 0)
  assert.equal(run('match', 'journeys', questions).out, '')
  assert.equal(run('withdraw', 'journeys', uuid).exit, 1)
  assert.equal(run('import', 'journeys', '/nowhere.json').exit, 1)
  assert.equal(run('import', 'journeys', file('bad.json', '{}')).exit, 1)
  assert.match(run('match', 'journeys', file('no.csv', 'day\n1\n')).err, /date/)
  const other = run('import', 'journeys', file('j.json', '[]'), '--pack', 'cn-chikungunya-2025')
  assert.match(other.err, /cn-covid-2020-04/)
  assert.equal(run('match').exit, 2)
})
