export const zh = {
  title: '健康监测', person: '人员情况', list: '人员名单', day_n: '第 {n}/{of} 天', to: '到 {day}', ended: '已结束', started: '{day} 开始',
  state: '状态', states: { open: '进行中', ended: '已结束', all: '全部' }, filter: '筛选', filters: { all: '全部', missing_today: '今天待记录', abnormal: '需要关注', ends_today: '今天期满', past_end: '已过期满日' },
  flag: { abnormal: '需要就医处理', missing: '今天待记录', ends_today: '今天期满', past_end: '已过期满日，请办理' }, flag_voluntary: { missing: '今天还没有记录' },
  ok: '今天已记录', not_yet: '今天还没有记录', columns: { person: '人员', place: '社区', regime: '管理方式', day: '天数', last_day: '预计期满日期', today: '今天', flag: '提示' }, none_yet: '未记',
  empty: '没有正在监测的人员', empty_filter: '没有符合条件的人员', empty_hint: '登记返回人员并确认后，会出现在这里。',
  record: '记录体温', usual: '{t} 正常', usual_hint: '刚量过、没有不舒服时点这里', temperature: '体温（℃）', temperature_hint: '例如 36.6', symptoms: '有没有不舒服', symptom_none: '没有不舒服', by: '谁报的', bys: { person: '本人', family: '家人', worker: '社区人员', clinic: '卫生站' }, when: '什么时候', slot_of: '{day} {slot}', save: '保存记录',
  not_reached: '这次没有联系上', not_asked: '这次没有安排询问', statuses: { seen_ok: '今天已记录', not_yet: '今天还没有记录', seen_not_ok: '不舒服', missed: '没有联系上', not_attempted: '没有安排', not_performed: '没有进行' },
  wrong: { not_a_number: '请填体温数字，例如 36.6', forgot_point: '是不是 {hint}？请重新填写', too_exact: '体温只填一位小数，例如 36.6', too_low: '低于 {min}℃，请重新测量后再填', too_high: '高于 {max}℃，请重新测量后再填', need: '请填体温，或选一项不舒服' },
  saved: '已记录', kept: '已保存在本机，联网后发送', fever: '体温达到 {t}℃，保存后会生成就医处理任务',
  curve: { all_ok: '{n} 次体温都低于 {t}℃', high: '{n} 次体温达到或超过 {t}℃，最近一次在{day}', none: '还没有体温记录', missing: '{n} 次没有体温记录', threshold: '发热线 {t}', temperature: '体温', no_reading: '没有记录', note: '截至 {day}，应记 {of} 次，已记 {n} 次' },
  readings: '体温记录', reading_cols: { when: '时段', temperature: '体温', symptoms: '症状', by: '谁报的', recorded: '登记人', act: '更正' }, corrected_from: '原记 {t}', waiting: '等待发送', correct: '更正', correct_title: '更正 {when} 的记录', reason: '为什么更正', reason_hint: '原来的记录会保留，能看到谁改的。', reason_need: '请写明为什么更正', corrected: '已更正，原记录保留',
  timeline: '经过', timeline_see: '看经过', timeline_empty: '还没有记载', care: '照护联系人', care_empty: '还没有登记照护联系人', reasoning: '为什么是这个日期', identity: '基本情况',
  need_care: '需要就医处理', need_care_since: '{at} 起', outcome: '记录处理结果', outcome_title: '处理结果', outcome_note: '补充说明', outcome_saved: '处理结果已记录', outcome_need: '请选一项处理结果', settled: '已处理：{outcome}',
  end_title: '{label}', end_reason: '原因', end_note: '说明', notice_number: '通知书编号', notice_hint: '由出具机构给出', ended_ok: '已办理', end_need: '请选一项原因', ended_line: '{day} 结束：{reason}（{by}）', not_same: '有人刚刚改过这份记录，已换成最新内容，请再看一次。',
  voluntary: '自愿', print: '打印', no_phone: '没有登记电话', summary: '人数'
}
export const en: typeof zh = {
  title: 'Health monitoring', person: 'Person', list: 'People', day_n: 'day {n}/{of}', to: 'until {day}', ended: 'Ended', started: 'since {day}',
  state: 'State', states: { open: 'Open', ended: 'Ended', all: 'All' }, filter: 'Filter', filters: { all: 'All', missing_today: 'To record today', abnormal: 'Need attention', ends_today: 'End today', past_end: 'Past the end day' },
  flag: { abnormal: 'Needs medical care', missing: 'To record today', ends_today: 'Ends today', past_end: 'Past the end day' }, flag_voluntary: { missing: 'Nothing noted yet today' },
  ok: 'Noted today', not_yet: 'Nothing noted yet today', columns: { person: 'Person', place: 'Community', regime: 'Kind', day: 'Day', last_day: 'Expected end', today: 'Today', flag: 'Note' }, none_yet: 'not yet',
  empty: 'Nobody is being monitored', empty_filter: 'Nobody matches', empty_hint: 'People appear here once an arrival is registered and decided.',
  record: 'Record temperature', usual: '{t}, well', usual_hint: 'Tap when just measured and well', temperature: 'Temperature (℃)', temperature_hint: 'for example 36.6', symptoms: 'Any complaints', symptom_none: 'No complaints', by: 'Reported by', bys: { person: 'The person', family: 'Family', worker: 'Community staff', clinic: 'Clinic' }, when: 'When', slot_of: '{day}, {slot}', save: 'Save',
  not_reached: 'Could not be reached', not_asked: 'No contact planned', statuses: { seen_ok: 'Noted today', not_yet: 'Nothing noted yet today', seen_not_ok: 'Unwell', missed: 'Not reached', not_attempted: 'Not planned', not_performed: 'Not done' },
  wrong: { not_a_number: 'Enter a temperature such as 36.6', forgot_point: 'Did you mean {hint}? Please enter it again', too_exact: 'One decimal only, for example 36.6', too_low: 'Below {min}℃: measure again before entering', too_high: 'Above {max}℃: measure again before entering', need: 'Enter a temperature or choose a complaint' },
  saved: 'Recorded', kept: 'Saved on this device, sent when connected', fever: '{t}℃ reached: saving opens a care task',
  curve: { all_ok: 'All readings are below {t}℃ ({n})', high: 'Readings at or above {t}℃: {n}, the last on {day}', none: 'No temperature noted yet', missing: 'Times without a reading: {n}', threshold: 'Fever line {t}', temperature: 'Temperature', no_reading: 'No reading', note: 'Up to {day}: {n} of {of} readings noted' },
  readings: 'Readings', reading_cols: { when: 'When', temperature: 'Temp.', symptoms: 'Complaints', by: 'Reported by', recorded: 'Entered by', act: 'Correct' }, corrected_from: 'was {t}', waiting: 'Waiting', correct: 'Correct', correct_title: 'Correct the reading of {when}', reason: 'Why correct it', reason_hint: 'The earlier entry is kept, with who changed it.', reason_need: 'Please say why', corrected: 'Corrected; the earlier entry is kept',
  timeline: 'What happened', timeline_see: 'See what happened', timeline_empty: 'Nothing noted yet', care: 'Care contacts', care_empty: 'No care contacts yet', reasoning: 'Why this date', identity: 'Particulars',
  need_care: 'Needs medical care', need_care_since: 'since {at}', outcome: 'Record the outcome', outcome_title: 'Outcome', outcome_note: 'Note', outcome_saved: 'Outcome recorded', outcome_need: 'Choose an outcome', settled: 'Settled: {outcome}',
  end_title: '{label}', end_reason: 'Reason', end_note: 'Note', notice_number: 'Notice number', notice_hint: 'Given by the issuing institution', ended_ok: 'Done', end_need: 'Choose a reason', ended_line: 'Ended {day}: {reason} ({by})', not_same: 'Someone just changed this record. You now see the latest state; please look again.',
  voluntary: 'voluntary', print: 'Print', no_phone: 'No phone on record', summary: 'Numbers'
}
