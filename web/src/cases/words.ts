export const zh = {
  title: '病例和家庭', one: '病例', hint: '只记社区照看这一家用得着的；是不是病例、谁是密接，由医院和疾控判定。', empty: '没有病例记录', empty_hint: '卫生站、疾控在住户的页面上登记病例；家里该看哪几个人，会出现在这里。',
  since: '{day} 起', asked: '还有 {n} 件事要办', all_settled: '家里的事都办了', moved_n: '{n} 件随人移交', asked_elsewhere: '{n} 件事随人移交，由接收的社区办', columns: { person: '人员', state: '状态', since: '日期', asked: '家里的事' },
  record: '登记病例', change: '更新状态', recorded: '已登记', changed: '已更新', state: '现在是', state_need: '请选一项', on: '从哪天起', on_need: '请选日期', onset: '发病日期', isolated: '离开家的日期', isolated_hint: '住院或转走前，和家里人最后在一起的那天；不填就按还在一起算', by: '由谁、凭什么判定', by_hint: '机构和文书编号', by_need: '请写明机构和文书', treated: '在哪里治疗',
  facts: '情况', household: '家里要做的事', nobody: '按规则，家里没有要做的事。', due: '{at} 前', open: '开始：{label}', see_episode: '看观察记录', done: '记下结果', not_needed: '不需要', declined: '本人不愿意', note: '办得怎么样', note_why: '为什么', note_need: '请写一句', settled: '已记下',
  first_states: { suspected: '疑似', confirmed: '确诊', asymptomatic: '无症状感染', in_treatment: '住院治疗中' },
  elsewhere: '在另一个社区，这里只看移交过来的人', wait_for: '等有权的机构确认', states: { asked: '待办', opened: '已开始', done: '已办', declined: '本人不愿意', dropped: '不需要' }
}
export const en: typeof zh = {
  title: 'Cases and households', one: 'Case', hint: 'Only what the community needs to look after the household; hospital and CDC determine cases and contacts.', empty: 'No cases recorded', empty_hint: 'Clinic and CDC record a case on a resident’s page; who of the household is to be looked after then stands here.',
  since: 'since {day}', asked: '{n} still to be done', all_settled: 'All seen to', moved_n: '{n} handed over', asked_elsewhere: '{n} went with whoever was handed over', columns: { person: 'Person', state: 'State', since: 'Since', asked: 'Household' },
  record: 'Record a case', change: 'Update', recorded: 'Recorded', changed: 'Updated', state: 'Is now', state_need: 'Choose one', on: 'Since', on_need: 'Choose a day', onset: 'Day of onset', isolated: 'Left home for isolation on', isolated_hint: 'The last day together with the household; left open: still together', by: 'Determined by whom, on what paper', by_hint: 'Institution and number', by_need: 'Name the institution and the paper', treated: 'Treated at',
  facts: 'Particulars', household: 'What the household needs', nobody: 'The rules ask for nothing in this household.', due: 'before {at}', open: 'Start: {label}', see_episode: 'See the observation', done: 'Note the outcome', not_needed: 'Not needed', declined: 'Declined', note: 'What came of it', note_why: 'Why', note_need: 'Please say a word', settled: 'Noted',
  first_states: { suspected: 'Suspected', confirmed: 'Confirmed', asymptomatic: 'Infected without symptoms', in_treatment: 'In treatment' },
  elsewhere: 'In another community; here only whoever was handed over to you', wait_for: 'Waits for the institution with the power', states: { asked: 'to do', opened: 'begun', done: 'done', declined: 'declined', dropped: 'not needed' }
}
