export const zh = {
  title: '社区名册', intro: '核对每个社区（村）是城镇还是乡村。系统先按名称推断，请熟悉情况的人核定。', progress: '{of} 个社区（村）已核定 {n} 个', progress_all: '{of} 个社区（村）都已核定', list: '社区（村）', below: '下级地方',
  source: { proposed: '按名称推断', corrected: '已核定' }, value: { urban: '城镇', rural: '乡村', unknown: '看不出来' }, told: '{source}：{value}', take_back: '撤销核定', take_back_of: '撤销{place}的核定', choose: '{place}是城镇还是乡村',
  filter: '筛选', filters: { all: '全部', proposed: '待核定', corrected: '已核定' }, done: '已核定：{place}是{value}', taken_back: '已撤销核定：{place}', undone: '已恢复：{place}', up: '上一级',
  empty: '这里没有下级社区（村）', empty_hint: '如果应该有，请联系管理员更新行政区划。', all_checked: '都核定过了', none_checked: '还没有核定过的', none_checked_hint: '点“城镇”或“乡村”就是核定。', outside: '这里不在您负责的范围内', outside_hint: '只能核定自己负责的社区（村）。', go_home: '回到我的范围', see: '看{place}的社区（村）'
}
export const en: typeof zh = {
  title: 'Community register', intro: 'Check whether each community is urban or rural. A first guess is made from the name; whoever knows the place confirms or corrects it.', progress: '{n} of {of} communities checked', progress_all: 'All {of} communities are checked', list: 'Communities', below: 'Places below',
  source: { proposed: 'Guessed from the name', corrected: 'Checked' }, value: { urban: 'Urban', rural: 'Rural', unknown: 'cannot tell' }, told: '{source}: {value}', take_back: 'Take back', take_back_of: 'Take back the check of {place}', choose: 'Is {place} urban or rural',
  filter: 'Filter', filters: { all: 'All', proposed: 'To check', corrected: 'Checked' }, done: 'Checked: {place} is {value}', taken_back: 'Check taken back: {place}', undone: 'Restored: {place}', up: 'One level up',
  empty: 'There are no communities below', empty_hint: 'If there should be some, ask your administrator to update the list of places.', all_checked: 'All are checked', none_checked: 'None is checked yet', none_checked_hint: 'Tap “Urban” or “Rural” to check a community.', outside: 'This place is outside your area', outside_hint: 'You can check the communities of your own area only.', go_home: 'Back to my area', see: 'See the communities of {place}'
}
