export const zh = {
  title: '我的', account: '账号', login: '登录名', role: '岗位', place: '负责范围', looks: '显示', language: '语言', size: '字号', theme: '外观',
  sizes: { normal: '标准', large: '大字' }, themes: { system: '跟随系统', light: '浅色', dark: '深色', contrast: '高对比' }, sign_out: '退出登录', sign_out_waiting: '还有 {n} 条没有发送。退出后仍保存在本机，下次用这个账号登录后发送。', sign_out_title: '退出登录？',
  about: '关于', version: '版本 {v}', rules: '现行规则', password: '修改密码', outbox: '本机未发送的记录', demo: '演示数据', expires: '登录有效至 {at}'
}
export const en: typeof zh = {
  title: 'Me', account: 'Account', login: 'Login name', role: 'Role', place: 'Area', looks: 'Display', language: 'Language', size: 'Type size', theme: 'Appearance',
  sizes: { normal: 'Standard', large: 'Large' }, themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' }, sign_out: 'Sign out', sign_out_waiting: '{n} not sent yet. They stay on this device and are sent when you sign in again with this account.', sign_out_title: 'Sign out?',
  about: 'About', version: 'Version {v}', rules: 'Rules in force', password: 'Change password', outbox: 'Unsent records on this device', demo: 'Demonstration data', expires: 'Signed in until {at}'
}
