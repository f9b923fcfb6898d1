import { accounts, addDay, citation, communities, community, county, events, form, makeArrival, makeEpisode, nextId, nowIso, places, today, township, townships } from './data'

type Any = any
export interface Answer { status: number; body?: Any }
const ok = (body: Any, status = 200): Answer => ({ status, body })
const no = (status: number, code: string, title: string, extra: object = {}): Answer => ({ status, body: { type: 'about:blank', title, status, code, request_id: 'mock-1', ...extra } })

let account: (typeof accounts)[number] | null = null
const episodes: Any[] = Array.from({ length: 8 }, (_, n) => makeEpisode(n))
const arrivals: Any[] = Array.from({ length: 6 }, (_, n) => makeArrival(n))
arrivals.filter((a) => a.decision).forEach((a, i) => { a.decision.episode_id = episodes[i].id })
const settled = new Set<string>()
const reports = new Map<string, Any>()
const stored = new Map<string, Answer>()

function session(): Any {
  const a = account!
  const rights: Record<string, string[]> = {
    community_worker: ['tasks.read', 'arrival.record', 'arrival.read', 'arrival.decide', 'episode.read', 'episode.record', 'person.unmask', 'report.read', 'report.confirm', 'report.correct', 'report.urgent'], clinic_doctor: ['tasks.read', 'arrival.record', 'arrival.read', 'arrival.decide', 'episode.read', 'episode.record', 'person.unmask', 'report.urgent'],
    township: ['tasks.read', 'arrival.read', 'episode.read', 'person.unmask', 'report.read', 'rollup.read'], county_cdc: ['tasks.read', 'arrival.read', 'arrival.decide', 'episode.read', 'person.unmask', 'report.read', 'rollup.read']
  }
  return { account: { id: `account-${a.login}`, login: a.login, name: a.name, must_change_password: false, demonstration: true }, grants: [{ role: a.role, role_name: a.role_name, place: a.place }], permissions: rights[a.role], csrf_token: 'mock', expires_at: '2036-11-22T18:00:00.000Z', today, events }
}
const rowOf = (e: Any) => ({ id: e.id, person: { name_masked: e.person.name_masked, address: e.person.address }, place: e.place, regime: e.regime, regime_label: e.regime_label, voluntary: e.voluntary, started_on: e.started_on, last_day: e.last_day, day_number: e.day_number, of_days: e.of_days, state: e.state, today: e.today, flag: e.flag })

function tasks(): Any {
  const list: Any[] = []
  const add = (t: Any) => list.push({ place: community, voluntary: false, overdue: false, due_at: `${today}T10:00:00.000Z`, actions: ['open'], ...t, id: `task-${list.length}` })
  if (account?.place.level !== 'community') {
    add({ kind: 'reports.urgent', title: '北滘示例镇报告 3 人同户发热，请核实', reason: '随时报告 09:40', overdue: true, due_at: `${today}T02:00:00.000Z`, subject: null, place: townships[5], actions: ['settle'] })
    add({ kind: 'observation.kept_past_end', title: '示例第4社区有 2 人已过期满日仍在册', reason: '过度防控线索', subject: null, place: communities[3], actions: ['settle'] })
    add({ kind: 'reports.late', title: '请提醒示例第7社区尽快上报昨天的日报', reason: '迟报 2 天', subject: { slice: 'reports', id: 'r', label: '' }, place: communities[6] })
    return { items: list, next_cursor: null, summary: { open: 3, overdue: 1, due_today: 2 } }
  }
  for (const e of episodes.filter((x) => x.state === 'open')) {
    const subject = { slice: 'observation', id: e.id, label: `${e.person.name_masked} · ${e.person.address}` }
    if (e.care_needed.some((c: Any) => !c.outcome)) add({ kind: 'observation.care_needed', title: '请今天 11:30 前联系医生并记录处理结果', reason: '昨天 17:32 体温 38.2℃，关节痛', overdue: true, due_at: `${today}T01:30:00.000Z`, subject, actions: ['record_outcome', 'open'], voluntary: false })
    else if (e.flag === 'missing') add({ kind: 'observation.reading_missing', title: `请 12:00 前记录${e.person.name_masked}的早间体温`, reason: `${e.regime_label}第 ${e.day_number} 天`, due_at: `${today}T04:00:00.000Z`, subject: { ...subject, day: today, slot: 'morning' }, actions: ['record_reading', 'open'], voluntary: e.voluntary })
    else if (e.flag === 'ends_today') add({ kind: 'observation.ends_today', title: `${e.person.name_masked}今天期满，请办理`, reason: `${e.regime_label}第 ${e.day_number} 天`, subject, actions: ['end', 'open'], voluntary: e.voluntary })
    else if (e.flag === 'past_end') add({ kind: 'observation.kept_past_end', title: `${e.person.name_masked}已过期满日，请办理`, reason: '不要超期管理', overdue: true, due_at: `${addDay(-1)}T10:00:00.000Z`, subject, actions: ['end', 'open'], voluntary: e.voluntary })
  }
  for (const a of arrivals) {
    const subject = { slice: 'screening', id: a.id, label: `${a.person.name_masked} · ${a.person.address}` }
    if (!a.decision && a.score.clear < 7) add({ kind: 'screening.incomplete', title: `请补问${a.person.name_masked}的登记，还差 ${10 - a.score.clear} 项`, reason: `十清楚 ${a.score.clear}/10`, subject })
    else if (!a.decision) add({ kind: 'screening.decide', title: `请确认${a.person.name_masked}的处置`, reason: a.proposal.category_label, subject })
  }
  if (!reports.has(`${community.id} ${today}`)) add({ kind: 'reports.confirm', title: '请今天 17:00 前核对并上报日报', reason: '日报与零报告', due_at: `${today}T09:00:00.000Z`, subject: { slice: 'reports', id: 'r', label: '' } })
  const items = list.filter((t) => !settled.has(t.id))
  return { items, next_cursor: null, summary: { open: items.length, overdue: items.filter((t) => t.overdue && !t.voluntary).length, due_today: items.filter((t) => !t.overdue).length } }
}

function draft(place: Any, day: string): Any {
  const n = (v: number, id: string, label: string, records: string | null, yesterday = v) => ({ id, label, value: v, yesterday, unit: '人', records, changed: false })
  return {
    id: null, place, day, form: 'community_daily', form_title: '社区疫情防控日报', state: 'draft', version: 0, deadline: `${day}T09:00:00.000Z`, late: false, submitted_at: null, submitted_by: null, responsible: { name: '王芳（示例）' }, differs_from_records: false, versions: [], digest: 'd1', warnings: ['还有 2 人今天早上没有体温记录'], zero: false,
    sections: [
      { title: '一、返回人员排查', cells: [n(3, 'arrivals_new', '今日新登记返回人员', '#/arrivals', 1), n(arrivals.length, 'arrivals_total', '累计登记返回人员', '#/arrivals', 4), n(2, 'arrivals_incomplete', '十清楚未填全', '#/arrivals?filter=incomplete')] },
      { title: '二、健康监测与观察', cells: [n(6, 'self_open', '自我健康监测在管', '#/episodes'), n(2, 'home_open', '居家隔离医学观察在管', '#/episodes', 3), n(1, 'abnormal', '今日体温或症状异常', '#/episodes?filter=abnormal', 0), n(1, 'ends', '今日期满', '#/episodes?filter=ends_today', 2)] },
      { title: '三、病例与转诊', cells: [n(0, 'cases', '新增确诊病例', null), n(1, 'referred', '转诊发热门诊', '#/episodes?filter=abnormal', 0)] }
    ]
  }
}
function submit(body: Any, reason: string | null): Answer {
  const key = `${body.place_id} ${body.day}`
  const was = reports.get(key)
  const place = places.find((p) => p.id === body.place_id)
  const r = { ...draft(place, body.day), id: body.id, state: 'submitted', version: (was?.version ?? 0) + 1, submitted_at: nowIso, submitted_by: account!.name, warnings: [] as string[], versions: [...(was?.versions ?? [])] as Any[] }
  r.versions.push({ version: r.version, submitted_at: nowIso, by: account!.name, reason, late: false })
  reports.set(key, r)
  return ok(r, 201)
}
function rollup(place: Any, day: string): Any {
  const list = place.level === 'county' ? [township, ...townships] : place.level === 'township' ? communities : []
  const children = list.map((p, i) => {
    const expected = place.level === 'county' ? 14 + ((i * 7) % 11) : 1
    const missing = place.level === 'county' ? [3, 0, 1, 0, 7, 2, 0, 0, 1, 4, 0][i]! : i % 6 === 4 ? 1 : 0
    const late = place.level === 'county' ? i % 3 : i === 6 ? 1 : 0
    return { place: p, expected, received: expected - missing, on_time: expected - missing - late, late, missing, totals: { episodes_open: i % 4 === 3 ? null : 6 + i * 2, arrivals_today: i % 4 === 1 ? null : 5 + i, abnormal_today: i === 2 ? 6 : 0 }, reporting: true }
  })
  const sum = (k: string) => children.reduce((s, c: Any) => s + c[k], 0)
  const missing_places = (place.level === 'county' ? communities.slice(1, 9) : children.filter((c) => c.missing).map((c) => c.place)).map((p: Any, i: number) => ({ place: p, responsible: i % 3 === 2 ? null : '赵某（示例）', phone_masked: i % 3 === 2 ? null : '137****88' + (10 + i) }))
  return {
    place, day, event: events[0], expected: sum('expected'), received: sum('received'), on_time: sum('on_time'), late: sum('late'), missing: sum('missing'), missing_places, children, suppressed_below: place.level === 'county' ? 5 : null, as_of: nowIso,
    totals: [{ id: 'episodes_open', label: '正在监测', value: 186, unit: '人', yesterday: 179, records: '/v1/episodes' }, { id: 'arrivals_today', label: '今日登记', value: 74, unit: '人', yesterday: 81, records: '/v1/arrivals' }, { id: 'abnormal_today', label: '今日异常', value: 6, unit: '人', yesterday: 4, records: '/v1/episodes?filter=abnormal' }],
    trend: Array.from({ length: 14 }, (_, i) => { const e = sum('expected'); const r = i === 13 ? sum('received') : e - [2, 0, 5, 1, 0, 9, 3, 1, 0, 2, 4, 1, 0][i % 13]!; return { day: addDay(i - 13), expected: e, received: r, on_time: Math.max(0, r - 3 - (i % 4)), totals: {} } })
  }
}
function record(e: Any, b: Any): Answer {
  if (e.readings.some((r: Any) => r.day === b.day && r.slot === b.slot)) return no(409, 'observation.reading_exists', '这个时段已经有记录', { detail: '王芳（示例）今天 08:35 记的。要改动请用更正。', field: 'slot' })
  const abnormal = !!b.temperature && Number(b.temperature) >= 37.3
  e.readings.push({ version: 1, recorded_by: account!.name, received_at: nowIso, abnormal, corrected_from: null, status: abnormal || b.symptoms.length ? 'seen_not_ok' : 'seen_ok', ...b })
  e.missing = e.missing.filter((m: Any) => !(m.day === b.day && m.slot === b.slot))
  if (b.day === today) e.today[b.slot] = b.temperature
  if (e.flag === 'missing') e.flag = null
  if (abnormal) { e.flag = 'abnormal'; e.care_needed.push({ id: nextId(), opened_at: nowIso, reason: `体温 ${b.temperature}℃`, outcome: null }) }
  e.version++
  return ok(e, 201)
}

export function handle(method: string, url: URL, body: Any): Answer {
  const q = url.searchParams
  const path = url.pathname
  const place = () => places.find((p) => p.id === Number(q.get('place'))) ?? account?.place
  const m = (re: RegExp) => re.exec(path)
  let hit: RegExpExecArray | null
  if (path === '/v1/meta') return ok({ version: '0.1.0', mode: 'demonstration', test_clock: false, packs: [] })
  if (path === '/v1/demonstration') return ok({ accounts: accounts.map(({ login, password, name, role_name, place: p }) => ({ login, password, name, role_name, place_path: p.path })) })
  if (path === '/v1/session' && method === 'POST') {
    account = accounts.find((a) => a.login === body.login && a.password === body.password) ?? null
    return account ? ok(session()) : no(401, 'identity.wrong_login', '登录名或密码不对', { detail: '请检查大小写后再试。' })
  }
  if (!account) return no(401, 'identity.signed_out', '请先登录')
  if (path === '/v1/session') { if (method === 'DELETE') { account = null; return { status: 204 } } return ok(session()) }
  if (path === '/v1/session/password') return body.current === account.password ? { status: 204 } : no(422, 'identity.wrong_password', '现在的密码不对', { field: 'current' })
  if (method !== 'GET' && body?.id && stored.has(body.id)) return stored.get(body.id)!
  const answer = ((): Answer => {
    if (path === '/v1/places') { const t = q.get('q') ?? ''; const found = places.filter((p) => p.name.includes(t)); return ok({ total: found.length, matched: found.length ? 'contains' : 'none', places: found.slice(0, 20) }) }
    if ((hit = m(/^\/v1\/places\/(\d+)$/))) { const p = places.find((x) => x.id === Number(hit![1])); return p ? ok({ ...p, parent: p.level === 'community' ? township : p.level === 'township' ? county : null, urban_rural: 'urban', urban_rural_source: 'proposed' }) : no(404, 'places.absent', '没有这个地方') }
    if (path === '/v1/policy') return ok({ rows: [{ topic: 'observation', id: 'self_monitoring', text: '从有疫情地区返回的人员自我健康监测 12 天，每天早晚各记一次体温。', pack: 'cn-chikungunya-2025', pack_version: 'a1b2c3d4', citation, why: '本地没有更具体的规定，执行上级规定。', values: {} }, { topic: 'reports', id: 'daily', text: '社区每天 17:00 前上报日报，没有新情况也要零报告。', pack: 'cn-base', pack_version: '99ee01ab', citation: { ...citation, document: '城乡社区防控工作通知', clause: '第五条', confidence: 'official' }, why: '县区在 10月1日 定了上报时间。', values: {} }] })
    if (path === '/v1/tasks') return ok(tasks())
    if ((hit = m(/^\/v1\/tasks\/([^/]+)\/settlement$/))) { settled.add(hit[1]!); return ok({}) }
    if (path === '/v1/arrivals/form') return ok(form)
    if (path === '/v1/arrivals' && method === 'GET') {
      const f = q.get('filter') ?? 'all'
      const list = arrivals.filter((a) => f === 'all' || (f === 'incomplete' ? a.score.clear < 10 : !a.decision))
      return ok({ items: list.map((a) => ({ id: a.id, person: a.person, arrived_on: a.arrived_on, score: a.score, decision: a.decision, place: a.place, category_label: a.proposal?.category_label ?? null })), next_cursor: null, summary: { total: arrivals.length, incomplete: arrivals.filter((a) => a.score.clear < 10).length, undecided: arrivals.filter((a) => !a.decision).length, by_category: [{ id: 'a', label: '有疫情地区返回', value: 3, unit: '人', records: null }, { id: 'b', label: '其他返回人员', value: 3, unit: '人', records: null }] } })
    }
    if (path === '/v1/arrivals' && method === 'POST') {
      if (body.person.phone === '13800000000') return no(422, 'request.invalid', '有内容需要修改', { problems: [{ field: 'person.phone', code: 'phone.unknown', message: '这个号码不能用，请再核对' }] })
      const a = { ...makeArrival(0), ...body, place: places.find((p) => p.id === body.place_id), recorded_at: nowIso }
      a.person = { id: nextId(), name_masked: `${body.person.name[0]}**`, phone_masked: body.person.phone && '138****0000', id_number_masked: null, sex: body.person.sex, age: 30, address: body.person.building + body.person.unit + body.person.door }
      arrivals.unshift(a)
      return ok(a, 201)
    }
    if ((hit = m(/^\/v1\/arrivals\/([^/]+)\/decision$/))) { const a = arrivals.find((x) => x.id === hit![1]); a.decision = { choice: body.choice, title: body.choice === 'advice_only' ? '只给健康提示' : '自我健康监测 12 天', decided_by: account!.name, decided_at: nowIso, reason: body.reason, episode_id: body.choice === 'advice_only' ? null : episodes[0].id, pack_version: 'a1b2c3d4' }; return ok(a, 201) }
    if ((hit = m(/^\/v1\/arrivals\/([^/]+)$/))) { const a = arrivals.find((x) => x.id === hit![1]); if (a && method === 'PUT') { const { person: _, ...rest } = body; Object.assign(a, rest, { version: a.version + 1 }) } return a ? ok(a) : no(404, 'arrivals.absent', '没有找到这份登记') }
    if (path === '/v1/episodes') {
      const f = q.get('filter') ?? 'all'
      const flag: Record<string, string> = { missing_today: 'missing', abnormal: 'abnormal', ends_today: 'ends_today', past_end: 'past_end' }
      const s = q.get('state') ?? 'open'
      const list = episodes.filter((e) => (s === 'all' || e.state === s) && (f === 'all' || e.flag === flag[f]))
      return ok({ items: list.map(rowOf), next_cursor: null, summary: [{ id: 'open', label: '正在监测', value: episodes.filter((e) => e.state === 'open').length, unit: '人', records: '/v1/episodes' }, { id: 'm', label: '今天待记录', value: episodes.filter((e) => e.flag === 'missing').length, unit: '人', records: '/v1/episodes?filter=missing_today' }, { id: 'a', label: '需要关注', value: 1, unit: '人', records: '/v1/episodes?filter=abnormal' }] })
    }
    if ((hit = m(/^\/v1\/episodes\/([^/]+)(\/.*)?$/))) {
      const e = episodes.find((x) => x.id === hit![1])
      if (!e) return no(404, 'observation.absent', '没有找到这个人的监测记录')
      if (!hit[2]) return ok(e)
      if (hit[2] === '/readings') return record(e, body)
      if (hit[2].endsWith('/corrections')) { const r = e.readings.find((x: Any) => hit![2]!.includes(x.id)); Object.assign(r, { corrected_from: r.temperature, temperature: body.temperature, symptoms: body.symptoms, version: r.version + 1 }); return ok(e, 201) }
      if (hit[2] === '/outcomes') { e.care_needed.find((c: Any) => c.id === body.care_id).outcome = body.outcome; e.flag = null; return ok(e, 201) }
      if (hit[2] === '/end') {
        if (!e.voluntary && body.reason === 'period_over' && e.last_day > today) return no(409, 'observation.too_early', '还没有期满', { detail: `预计期满日期是 ${e.last_day}。提前要有出具机构的授权。`, field: 'reason' })
        Object.assign(e, { state: 'ended', end: { on: today, reason: body.reason, by: account!.name }, flag: null, can: { ...e.can, record: false, end: false } }); return ok(e, 201)
      }
    }
    if (m(/^\/v1\/people\/[^/]+\/unmaskings$/)) return ok({ value: ({ name: '张示例', phone: '13800001234', id_number: '440000199001011234' } as Any)[body.field] })
    if (path === '/v1/reports/draft') return ok(draft(place(), q.get('day')!))
    if (path === '/v1/reports' && method === 'GET') return ok(reports.get(`${place()!.id} ${q.get('day')}`) ?? { ...draft(place(), q.get('day')!), state: 'missing', sections: [], warnings: [] })
    if (path === '/v1/reports') return submit(body, null)
    if (path === '/v1/reports/corrections') return submit(body, body.reason)
    if (path === '/v1/urgent-reports') return ok({ id: body.id, at: nowIso, notified: ['镇街', '县区'] }, 201)
    if (path === '/v1/rollups') return ok(rollup(place(), q.get('day')!))
    return no(404, 'absent', '没有这个接口')
  })()
  if (method === 'POST' && body?.id && answer.status < 300) stored.set(body.id, answer)
  return answer
}
