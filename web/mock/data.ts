// Made-up people and places for developing without the server. Everything here is an example (示例).
export const today = '2026-11-22'
export const nowIso = '2026-11-22T02:20:00.000Z'

const p = (id: number, name: string, level: string, path: string) => ({ id, code: String(Math.floor(id / 100)), name, level, path })
export const county = p(44060600, '示例区', 'county', '示例省/示例市/示例区')
export const township = p(44060600100, '示例镇', 'township', '示例省/示例市/示例区/示例镇')
export const community = p(44060600100100, '示例社区居委会', 'community', '示例省/示例市/示例区/示例镇/示例社区居委会')
export const townships = ['大良示例街道', '容桂示例街道', '伦教示例街道', '勒流示例街道', '陈村示例镇', '北滘示例镇', '乐从示例镇', '龙江示例镇', '杏坛示例镇', '均安示例镇'].map((n, i) => p(44060600200 + i * 100, n, 'township', `示例省/示例市/示例区/${n}`))
export const communities = Array.from({ length: 21 }, (_, i) => (i === 0 ? community : p(44060600100100 + i * 100, `示例第${i + 1}社区居委会`, 'community', `示例省/示例市/示例区/示例镇/示例第${i + 1}社区居委会`)))
export const places = [county, township, ...townships, ...communities, p(42010000, '武汉示例市', 'prefecture', '示例省二/武汉示例市')]

export const events = [
  { id: '0193a000-0000-7000-8000-000000000001', kind: 'real', name: '2026年秋季基孔肯雅热防控（示例）', illness: 'chikungunya', illness_name: '基孔肯雅热', pack: 'cn-chikungunya-2025', pack_title: '基孔肯雅热防控', place: county, opened_on: '2026-10-01', closed_on: null },
  { id: '0193a000-0000-7000-8000-000000000002', kind: 'review', name: '2020年新冠肺炎复盘（示例）', illness: 'covid19', illness_name: '新冠肺炎', pack: 'cn-covid19-2020', pack_title: '新冠肺炎防控', place: county, opened_on: '2026-11-01', closed_on: null },
  { id: '0193a000-0000-7000-8000-000000000003', kind: 'drill', name: '冬季流感演练（示例）', illness: 'influenza', illness_name: '流感', pack: 'cn-influenza', pack_title: '流感防控', place: county, opened_on: '2026-11-10', closed_on: null }
]
export const citation = { document: '基孔肯雅热防控技术指南（2025年版）', clause: '第三章第二条', confidence: 'excerpt', from: '2025-08-01' }

export const accounts = [
  { login: 'wangfang', password: 'demo-community-2026', name: '王芳（示例）', role_name: '社区工作者', role: 'community_worker', place: community },
  { login: 'zhangyi', password: 'demo-clinic-2026', name: '张医生（示例）', role_name: '卫生站医生', role: 'clinic_doctor', place: community },
  { login: 'litown', password: 'demo-township-2026', name: '李强（示例）', role_name: '镇街工作人员', role: 'township', place: township },
  { login: 'chencounty', password: 'demo-county-2026', name: '陈静（示例）', role_name: '县区疾控中心', role: 'county_cdc', place: county }
]

export const symptoms = [{ id: 'fever', label: '发热' }, { id: 'joint_pain', label: '关节痛' }, { id: 'rash', label: '皮疹' }, { id: 'headache', label: '头痛' }, { id: 'cough', label: '咳嗽' }, { id: 'fatigue', label: '乏力' }]
const labels = ['各类人数', '返回或到来时间', '返回地或来源地', '交通工具及班次', '途中逗留地点', '是否同乘', '身体健康状况', '预防措施', '自然情况', '联系方式']
const questions = ['属于哪一类人员？', '您哪天到达？', '您从哪里来？', '您怎么来的？', '途中在哪里停留过？', '是否与确诊或疑似病例同乘？', '现在身体怎么样？', '采取了哪些防蚊和防护措施？', '请填写基本情况', '怎么联系您？']
export const clarities = labels.map((label, i) => ({ id: i === 1 ? 'arrival_time' : `clarity_${i + 1}`, number: i + 1, label, question: questions[i] }))
export const form = {
  notice: { id: 'notice-1', title: '请先听一段说明', text: '我们登记您从哪里来、怎么来和现在的身体情况，只用于本次基孔肯雅热防控。\n资料由区卫生健康局保管，事件结束后 30 天删除。\n您可以查询谁看过、要求更正，也可以不回答选填的问题。', citation },
  clarities, transports: [{ id: 'train', label: '火车', number_hint: '如 G2371' }, { id: 'plane', label: '飞机', number_hint: '如 CZ3101' }, { id: 'coach', label: '长途客车', number_hint: '车牌或班次' }, { id: 'ship', label: '轮船', number_hint: '班次' }, { id: 'car', label: '自驾' }, { id: 'taxi', label: '出租或网约车' }, { id: 'walk', label: '步行或骑车' }],
  symptoms, precautions: [{ id: 'repellent', label: '使用驱蚊剂' }, { id: 'net', label: '挂蚊帐' }, { id: 'screen', label: '装纱窗' }, { id: 'water', label: '清除积水' }, { id: 'long_sleeves', label: '穿长袖' }],
  id_number_required: false, temperature: { min: '34.0', max: '43.0' }, relations: [{ id: 'self', label: '本人' }, { id: 'family', label: '家人代办' }, { id: 'worker', label: '工作人员登记' }], look_back_days: 14
}

const people: [string, string, number, string][] = [['张**', 'female', 34, '3栋2单元501'], ['李*', 'male', 61, '3栋2单元602'], ['王**', 'female', 8, '3栋1单元203'], ['赵**', 'male', 45, '5栋1单元101'], ['陈*', 'female', 29, '5栋3单元402'], ['刘**', 'male', 70, '7栋1单元301'], ['欧阳**', 'female', 52, '12栋1单元1804'], ['黄**', 'male', 38, '12栋2单元705']]
const day = (n: number) => new Date(Date.parse(`${today}T00:00:00Z`) + n * 86400000).toISOString().slice(0, 10)
export const addDay = day
const slots = [{ id: 'morning', label: '早', from: '06:00', to: '12:00' }, { id: 'evening', label: '晚', from: '16:00', to: '21:00' }]
let serial = 0
export const nextId = () => `0193b000-0000-7000-8000-${String(++serial).padStart(12, '0')}`

export function makeEpisode(n: number) {
  const [name, sex, age, address] = people[n % people.length]!
  const voluntary = n % 4 !== 3
  const of = voluntary ? 12 : 14
  const dayNumber = [5, 3, 8, 12, 2, 15, 6, 1][n % 8]!
  const start = -(dayNumber - 1)
  const readings: any[] = []
  const missing: any[] = []
  for (let d = start; d <= 0; d++) for (const s of slots) {
    if (d === 0 && (s.id === 'evening' || [0, 2, 4, 6].includes(n))) { if (s.id === 'morning') missing.push({ day: day(d), slot: s.id }); continue }
    if ((d * 7 + n) % 9 === -5) { missing.push({ day: day(d), slot: s.id }); continue }
    const hot = n === 1 && d >= -1
    const temperature = hot ? (s.id === 'evening' ? '38.2' : '37.6') : `36.${3 + Math.abs((d * 5 + n + (s.id === 'evening' ? 2 : 0)) % 6)}`
    readings.push({ id: nextId(), version: 1, day: day(d), slot: s.id, taken_at: `${day(d)}T0${s.id === 'morning' ? 0 : 9}:30:00.000Z`, temperature, symptoms: hot ? ['joint_pain', 'fever'] : [], status: hot ? 'seen_not_ok' : 'seen_ok', by: n % 2 ? 'worker' : 'person', recorded_by: '王芳（示例）', received_at: nowIso, abnormal: hot, corrected_from: n === 0 && d === -2 && s.id === 'morning' ? '39.6' : null })
  }
  const end = day(start + of - 1)
  const label = voluntary ? '自我健康监测' : '居家隔离医学观察'
  const flag = n === 1 ? 'abnormal' : end === today ? 'ends_today' : end < today ? 'past_end' : missing.some((m) => m.day === today) ? 'missing' : null
  const [, mm, dd] = end.split('-').map(Number)
  return {
    id: nextId(), version: 1, event_id: events[0]!.id, place: community, regime: voluntary ? 'self_monitoring' : 'home_observation', regime_label: label, voluntary, started_on: day(start), last_day: end, day_number: dayNumber, of_days: of, state: 'open', flag,
    sentence: `${label}第 ${dayNumber} 天，预计 ${mm}月${dd}日 周${'日一二三四五六'[new Date(`${end}T00:00:00Z`).getUTCDay()]} 期满`,
    person: { id: nextId(), name_masked: name, phone_masked: '138****12' + (10 + n), id_number_masked: '440***********' + (1000 + n), sex, age, address },
    today: Object.fromEntries(slots.map((s) => [s.id, readings.find((r) => r.day === today && r.slot === s.id)?.temperature ?? null])),
    reasoning: [{ text: `最后一次在疫情地区停留：${day(start - 1)}`, citation: null }, { text: `从离开当天起算 ${of} 天`, citation }],
    slots, fever_from: '37.3', symptoms, readings, missing,
    care_needed: n === 1 ? [{ id: nextId(), opened_at: `${day(-1)}T09:32:00.000Z`, reason: '体温 38.2℃，关节痛', outcome: null }] : [],
    care_people: [{ kind: 'food', kind_label: '生活物资', name: '孙某（示例）', phone_masked: '139****0001' }, { kind: 'medicine', kind_label: '送药', name: '周某（示例）', phone_masked: '139****0002' }],
    timeline: [{ at: `${day(0)}T00:35:00.000Z`, what: '记录早间体温', by: '王芳（示例）' }, { at: `${day(start)}T02:00:00.000Z`, what: `确认${label}`, by: '张医生（示例）' }, { at: `${day(start)}T01:40:00.000Z`, what: '登记返回信息，十清楚 10/10', by: '王芳（示例）' }],
    can: { record: true, end: true, end_label: voluntary ? (end <= today ? '办理期满' : '按本人意愿结束') : '解除医学观察', outcome: true }, end: null
  }
}

export function makeArrival(n: number) {
  const [name, sex, age, address] = people[n % people.length]!
  const clear = [8, 10, 6, 10, 9, 10][n % 6]!
  const affected = n % 2 === 0
  const decided = n >= 3
  return {
    id: nextId(), version: 1, event_id: events[0]!.id, place: community, person: { id: nextId(), name_masked: name, phone_masked: clear > 8 ? '138****1234' : null, id_number_masked: '440***********1234', sex, age, address },
    arrived_on: day(-n), journeys: [{ from_place_id: null, from_text: '武汉示例市', abroad: false, stayed_from: day(-n - 9), stayed_to: day(-n) }], transports: [{ mode: 'train', number: 'G2371', on: day(-n), seat: '05车12A' }],
    stops: clear > 8 ? [{ text: '长沙南站', on: day(-n) }] : null, shared_with_case: clear > 6 ? 'no' : null, well: true, temperature: '36.6', symptoms: [], precautions: clear > 6 ? ['repellent'] : null, proofs: [], declared_by: 'self', recorded_at: nowIso, recorded_by: '王芳（示例）',
    score: { clear, of: 10, items: clarities.map((c) => ({ id: c.id, number: c.number, label: c.label, clear: ![5, 10, 6, 8].slice(0, 10 - clear).includes(c.number), why: '还没有问到' })) },
    proposal: clear < 7 ? null : { id: affected ? 'self_monitoring' : 'advice_only', title: affected ? '自我健康监测 12 天' : '只给健康提示', sentence: affected ? '建议自我健康监测 12 天，到 12月4日 周五' : '不需要监测，请做健康提示', reason: affected ? ['11月20日在 武汉示例市（有疫情地区）停留', '离开当天起算 12 天'] : ['到达前 14 天没有去过有疫情地区'], voluntary: true, confirm_roles: ['clinic_doctor'], can_confirm: true, citation, alternatives: [{ id: affected ? 'advice_only' : 'self_monitoring', title: affected ? '只给健康提示' : '自我健康监测 12 天', sentence: affected ? '说明症状和求助电话，不记录体温' : '每天早晚各记一次体温' }], blocked: null, category: affected ? 'returnee_affected' : 'returnee_other', category_label: affected ? '有疫情地区返回人员' : '其他返回人员' },
    decision: decided ? { choice: 'self_monitoring', title: '自我健康监测 12 天', decided_by: '张医生（示例）', decided_at: nowIso, reason: null, episode_id: null as string | null, pack_version: 'a1b2c3d4' } : null
  }
}
