export const zh = {
  loading: '正在读取…', retry: '再试一次', no_right_hint: '如果工作需要，请联系本单位管理员开通。', offline_hint: '联网后会自动重试。', request_id: '编号 {id}',
  why: '依据', confidence: { official: '官方原文', excerpt: '官方摘录', secondary: '转述', recalled: '待核对原文' }, from_day: '{day} 起',
  colon: '：', close: '关闭', cancel: '取消', save: '保存', back: '返回', next: '下一步', more: '更多', optional: '选填', undo: '撤销', yes: '是', no: '不是', unknown: '不清楚', all: '全部', load_more: '再看更多',
  as_chart: '看图', as_table: '看表格', change: '修改', day: '日期', state: '状态',
  eye: '查看完整{what}', eye_short: '查看', eye_title: '查看{what}', eye_ask: '您为什么要看？', eye_logged: '每次查看都会记录：谁、什么时候、为什么。本人可以查询。', eye_was_logged: '这次查看已记录', eye_hide: '重新隐藏',
  purpose: { contact: '联系本人', verify: '核对身份', care: '就医照护', document: '办理文书' }, field: { name: '姓名', phone: '电话', id_number: '证件号码' },
  sex: { male: '男', female: '女', unknown: '性别未填' }, age: '{n} 岁', call: '拨打电话',
  place: { search: '输入地名或拼音首字母', none: '没有找到“{q}”', found: '找到 {n} 处', choose: '选择地点', clear: '清除', first: '先显示前 {n} 处，请再输入几个字' },
  level: { province: '省级', prefecture: '市级', county: '县区', township: '镇街', community: '社区（村）' },
  readers: '谁看过这份资料', readers_see: '查一查', readers_none: '没有人看过', empty_default: '这里暂时没有内容', not_told: '不显示', not_told_why: '数字太小，为保护个人不显示', minus_plus: { same: '与昨日相同', more: '比昨日多 {n}', less: '比昨日少 {n}' }
}
export const en: typeof zh = {
  loading: 'Loading…', retry: 'Try again', no_right_hint: 'If your work needs it, ask your administrator.', offline_hint: 'It will try again when connected.', request_id: 'Reference {id}',
  why: 'Basis', confidence: { official: 'official text', excerpt: 'official excerpt', secondary: 'second-hand', recalled: 'text to be checked' }, from_day: 'from {day}',
  colon: ': ', close: 'Close', cancel: 'Cancel', save: 'Save', back: 'Back', next: 'Next', more: 'More', optional: 'optional', undo: 'Undo', yes: 'Yes', no: 'No', unknown: 'Not known', all: 'All', load_more: 'Show more',
  as_chart: 'Show chart', as_table: 'Show table', change: 'Change', day: 'Day', state: 'State',
  eye: 'See the full {what}', eye_short: 'See', eye_title: 'See the {what}', eye_ask: 'What do you need it for?', eye_logged: 'Every look is logged: who, when and why. The person can ask for this list.', eye_was_logged: 'This look was logged', eye_hide: 'Hide again',
  purpose: { contact: 'Contact the person', verify: 'Check identity', care: 'Medical care', document: 'Prepare a document' }, field: { name: 'name', phone: 'phone', id_number: 'ID number' },
  sex: { male: 'male', female: 'female', unknown: 'sex not given' }, age: 'aged {n}', call: 'Call',
  place: { search: 'Place name or pinyin initials', none: 'Nothing found for “{q}”', found: '{n} found', choose: 'Choose a place', clear: 'Clear', first: 'First {n} shown; type a little more' },
  level: { province: 'province', prefecture: 'prefecture', county: 'county', township: 'township', community: 'community' },
  readers: 'Who looked at this record', readers_see: 'Look it up', readers_none: 'Nobody yet', empty_default: 'Nothing here for now', not_told: 'not shown', not_told_why: 'Too small: not shown, to protect persons', minus_plus: { same: 'same as yesterday', more: '+{n} on yesterday', less: '−{n} on yesterday' }
}
