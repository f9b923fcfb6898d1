export const zh = {
  title: '今天 {n} 件', title_none: '今天没有待办', late: '{n} 件已超时', due_today: '{n} 件今天到期', overdue: '已超时', when_due: '{at} 前', no_due: '不限时', soon: '今天到期', invited: '请在方便时联系', by_word: '写明怎么办的', open: '查看', group_late: '先办这些', group_other: '其他',
  empty: '今天的事都办完了', empty_hint: '有新的事会出现在这里。', new_arrival: '登记返回人员', usual: '{t} 正常', usual_done: '已记 {who} {t} 正常', usual_back: '已撤销', saved: '已记录', kept: '已保存在本机，联网后发送', other_reading: '其他情况',
  action: { record_reading: '记录体温', record_outcome: '记录处理结果', decide: '确认处置', complete: '补全登记', register: '登记返回人员', confirm_report: '去上报', see_urgent: '看报告', see_missing: '看谁没报', settle: '办结', help: '去办', contact: '记一次联系', end: '办理结束', serve: '登记送达', call: '去打电话', post: '去发到群里', roster: '看值班表', open: '查看' },
  settle_title: '这件事怎么办的？', settle_label: '处理情况', settle_need: '请写一句处理情况', settled: '已办结', handled: '已处理', group_doors: '{n} 件', list: '待办', voluntary: '本人自愿', more: '更多操作', earlier: '今天早些时候：{what}'
}
export const en: typeof zh = {
  title: '{n} to do today', title_none: 'Nothing to do today', late: '{n} overdue', due_today: '{n} due today', overdue: 'Overdue', when_due: 'by {at}', no_due: 'no fixed time', soon: 'Due today', invited: 'Get in touch when convenient', by_word: 'Say how it was done', open: 'Open', group_late: 'First', group_other: 'Other',
  empty: 'All done for today', empty_hint: 'New tasks will appear here.', new_arrival: 'Register an arrival', usual: '{t} well', usual_done: 'Noted {who}: {t}, well', usual_back: 'Taken back', saved: 'Recorded', kept: 'Saved on this device, sent when connected', other_reading: 'Something else',
  action: { record_reading: 'Record temperature', record_outcome: 'Record the outcome', decide: 'Decide', complete: 'Complete the record', register: 'Register an arrival', confirm_report: 'Go to the report', see_urgent: 'See the report', see_missing: 'See who', settle: 'Settle', help: 'See to it', contact: 'Record a contact', end: 'Record the end', serve: 'Record serving', call: 'To the call list', post: 'To the group', roster: 'See the roster', open: 'Open' },
  settle_title: 'How was this dealt with?', settle_label: 'What was done', settle_need: 'Please say in a sentence what was done', settled: 'Settled', handled: 'Done', group_doors: '{n}', list: 'Tasks', voluntary: 'voluntary', more: 'More', earlier: 'Earlier today: {what}'
}
