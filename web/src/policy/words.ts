export const zh = {
  title: '现行规则', intro: '{place}今天执行的规定。每一条都写明出处和为什么是它。', topic: '主题', empty: '这里没有查到适用的规则', empty_hint: '可能当前事件没有覆盖这个地方。',
  why: '为什么', version: '规则包 {pack} · {version}', topics: { observation: '健康监测与观察', classification: '人员分类', screening: '排查登记', reports: '日报与零报告', readings: '体温与症状', ending: '期满与结束', mosquito: '防蚊措施', care: '就医与照护', notice: '告知' }
}
export const en: typeof zh = {
  title: 'Rules in force', intro: 'What applies in {place} today. Each rule says where it comes from and why it is this one.', topic: 'Topic', empty: 'No rule was found for this place', empty_hint: 'The current event may not cover it.',
  why: 'Why', version: 'Pack {pack} · {version}', topics: { observation: 'Monitoring and observation', classification: 'Classes of persons', screening: 'Registration', reports: 'Daily and zero reports', readings: 'Temperature and symptoms', ending: 'End of the period', mosquito: 'Mosquito control', care: 'Care', notice: 'Notice' }
}
