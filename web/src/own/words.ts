export const zh = {
  title: '社区健康服务', hello: '您好，这里是您的健康记录', about: '{name} · {place}', day_n: '第 {n} 天，共 {of} 天', large: '大字',
  today: '今天', not_yet: '还没有填', from: '{time} 起可以填', all_done: '今天的都填好了，谢谢您。', next: '{time} 以后可以填{slot}的。',
  which: '填哪一次', by: '谁在填', bys: { person: '本人', family: '家人代填' }, save: '保存', saved: '已收到，谢谢您',
  care: '已经告诉医生，{at} 前会联系您。很不舒服时不要等，请马上就医或拨打 120。', care_late: '医生还没有联系到您。请打社区或医生的电话；很不舒服时请马上就医或拨打 120。', fever: '体温达到 {t}℃，保存后会告诉医生',
  kept_here: '现在连不上网络，还没有送出。填的内容在这一页上，联网后请再点一次“保存”。',
  readings: '我的记录', none: '还没有记录', well: '没有不舒服', staff: '社区记录', correct: '更正', statuses: { missed: '没有联系上', not_attempted: '没有安排', not_performed: '没有进行' }, correct_reason: '填错了',
  help: '有事可以找', call: '拨打 {name} 的电话', stop: '想停下来', stop_hint: '这是自愿的，想停随时可以停。告诉我们一声，社区会记下您的意思。', stop_do: '我想结束',
  stop_sure: '确定要结束吗？社区今天会记下您的意思；有不舒服仍然可以找医生。', stop_yes: '确定结束', stopped: '已告诉社区，今天会给您记下来', waiting: '您说想结束，已经告诉社区，社区会记下来。在那以前不会再催您量体温。', go_on: '我还想继续', going_on: '好的，继续为您服务',
  ended: '已在 {day} 结束。以后有不舒服，请找社区医生。', nothing: '现在没有要填的', nothing_hint: '如果您刚登记，社区确认后这里才会有内容。',
  privacy: '只有拿到这个链接的人能打开这一页。填的内容给负责您的社区人员和医生用，求助给接下这件事的人（可能是志愿者）看；镇街、县区疾控和出具通知书的机构按职责也能看，每次查看都有记录。汇总数字逐级上报，里面没有您的姓名。链接丢了，请告诉社区停用。', no_phone: '不方便用手机，可以填纸质表，或者告诉社区人员代填。'
}
export const en: typeof zh = {
  title: 'Community health service', hello: 'Hello, these are your health records', about: '{name} · {place}', day_n: 'day {n} of {of}', large: 'Large type',
  today: 'Today', not_yet: 'not yet', from: 'from {time}', all_done: 'Everything for today is in. Thank you.', next: 'The next one ({slot}) opens at {time}.',
  which: 'Which one', by: 'Who is filling in', bys: { person: 'Myself', family: 'Family, for the person' }, save: 'Save', saved: 'Received, thank you',
  care: 'The doctor has been told and will contact you before {at}. If you feel very unwell do not wait: see a doctor or call 120.', care_late: 'The doctor has not reached you yet. Please call the community or the doctor; if you feel very unwell see a doctor at once or call 120.', fever: '{t}℃ reached: saving tells the doctor',
  kept_here: 'No connection: it has not been sent. What you entered stays on this page; press “Save” again once connected.',
  readings: 'My entries', none: 'No entries yet', well: 'No complaints', staff: 'by the community', correct: 'Correct', statuses: { missed: 'not reached', not_attempted: 'not planned', not_performed: 'not done' }, correct_reason: 'Entered wrongly',
  help: 'Who can help', call: 'Call {name}', stop: 'Wish to stop', stop_hint: 'This is voluntary and you can stop at any time. Tell us, and the community notes it.', stop_do: 'I wish to finish',
  stop_sure: 'Finish now? The community notes it today; you can still ask the doctor when unwell.', stop_yes: 'Yes, finish', stopped: 'The community has been told and will note it today', waiting: 'You said you wish to finish and the community has been told. Nobody will ask you for a temperature until it is noted.', go_on: 'I wish to go on after all', going_on: 'Gladly, the service goes on',
  ended: 'It ended on {day}. If you feel unwell later, please ask your community doctor.', nothing: 'Nothing to fill in at present', nothing_hint: 'If you have just registered, this fills once the community has confirmed.',
  privacy: 'Only those who hold this link can open the page. What you enter is used by the community staff and doctor who look after you, a request also by whoever takes it, who may be a volunteer; the township, the county CDC and an institution that issues notices may see it in their duty, and every look is logged. Totals without names are reported upward. If you lose the link, ask the community to stop it.', no_phone: 'Without a phone: use the paper sheet, or let the community staff write it down for you.'
}
