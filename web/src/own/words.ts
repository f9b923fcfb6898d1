export const zh = {
  title: '社区健康服务', hello: '{name}，您好', day_n: '第 {n} 天，共 {of} 天', large: '大字', normal: '标准字',
  today: '今天', not_yet: '还没有填', from: '{time} 起可以填', all_done: '今天的都填好了，谢谢您。', next: '{time} 以后可以填{slot}的。',
  which: '填哪一次', by: '谁在填', bys: { person: '本人', family: '家人代填' }, save: '保存', saved: '已收到，谢谢您',
  care: '已经告诉医生，{at} 前会联系您。很不舒服时不要等，请马上就医或拨打 120。', fever: '体温达到 {t}℃，保存后会告诉医生',
  kept_here: '现在连不上网络，还没有送出。填的内容在这一页上，联网后请再点一次“保存”。',
  readings: '我的记录', none: '还没有记录', well: '没有不舒服', staff: '社区记录', correct: '改正', correct_reason: '填错了',
  help: '有事可以找', call: '拨打 {name} 的电话', stop: '想停下来', stop_hint: '这是自愿的，想停随时可以停。告诉我们一声，社区会记下您的意思。', stop_do: '我想结束',
  stop_sure: '确定要结束吗？社区今天会记下您的意思；有不舒服仍然可以找医生。', stop_yes: '确定结束', stopped: '已告诉社区，今天会给您记下来',
  ended: '已在 {day} 结束。以后有不舒服，请找社区医生。', nothing: '现在没有要填的', nothing_hint: '如果您刚登记，社区确认后这里才会有内容。',
  privacy: '只有拿到这个链接的人能打开这一页。填的内容只给负责您的社区人员和医生看；链接丢了，请告诉社区停用。', no_phone: '不方便用手机，可以填纸质表，或者告诉社区人员代填。'
}
export const en: typeof zh = {
  title: 'Community health service', hello: 'Hello, {name}', day_n: 'day {n} of {of}', large: 'Large type', normal: 'Normal type',
  today: 'Today', not_yet: 'not yet', from: 'from {time}', all_done: 'Everything for today is in. Thank you.', next: 'The next one ({slot}) opens at {time}.',
  which: 'Which one', by: 'Who is filling in', bys: { person: 'Myself', family: 'Family, for the person' }, save: 'Save', saved: 'Received, thank you',
  care: 'The doctor has been told and will contact you before {at}. If you feel very unwell do not wait: see a doctor or call 120.', fever: '{t}℃ reached: saving tells the doctor',
  kept_here: 'No connection: it has not been sent. What you entered stays on this page; press “Save” again once connected.',
  readings: 'My entries', none: 'No entries yet', well: 'No complaints', staff: 'by the community', correct: 'Correct', correct_reason: 'Entered wrongly',
  help: 'Who can help', call: 'Call {name}', stop: 'Wish to stop', stop_hint: 'This is voluntary and you can stop at any time. Tell us, and the community notes it.', stop_do: 'I wish to finish',
  stop_sure: 'Finish now? The community notes it today; you can still ask the doctor when unwell.', stop_yes: 'Yes, finish', stopped: 'The community has been told and will note it today',
  ended: 'It ended on {day}. If you feel unwell later, please ask your community doctor.', nothing: 'Nothing to fill in at present', nothing_hint: 'If you have just registered, this fills once the community has confirmed.',
  privacy: 'Only those who hold this link can open the page. What you enter is seen only by the community staff and doctor who look after you; if you lose it, ask the community to stop it.', no_phone: 'Without a phone: use the paper sheet, or let the community staff write it down for you.'
}
