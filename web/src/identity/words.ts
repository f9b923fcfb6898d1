export const zh = {
  sign_in: '登录', login: '登录名', password: '密码', show: '显示密码', hide: '隐藏密码', welcome: '社区疫情防控', expired: '登录已过期，请重新登录。没有发出的内容仍保存在本机。',
  demo_title: '演示账号', demo_hint: '点一下即可填好。人员和数据均为虚构示例。', demo_use: '使用 {name} 的账号', need_login: '请填写登录名', need_password: '请填写密码',
  change_password: '修改密码', must_change: '第一次登录，请先换成您自己的密码。', current: '现在的密码', next: '新密码', again: '再输入一次新密码', next_hint: '至少 12 个字符，用一句自己记得住的话最好', too_short: '新密码至少 12 个字符', not_same: '两次输入不一样', changed: '密码已修改', language: '语言', law: '仅供获得授权的工作人员使用。查看个人信息会留下记录。'
}
export const en: typeof zh = {
  sign_in: 'Sign in', login: 'Login name', password: 'Password', show: 'Show password', hide: 'Hide password', welcome: 'Community epidemic prevention', expired: 'Your sign-in has expired. Please sign in again. Unsent entries are still on this device.',
  demo_title: 'Demonstration accounts', demo_hint: 'One tap fills the form. All people and data are made up.', demo_use: 'Use the account of {name}', need_login: 'Please enter your login name', need_password: 'Please enter your password',
  change_password: 'Change password', must_change: 'First sign-in: please choose your own password.', current: 'Current password', next: 'New password', again: 'New password again', next_hint: 'At least 12 characters; a sentence you can remember is best', too_short: 'At least 12 characters', not_same: 'The two do not match', changed: 'Password changed', language: 'Language', law: 'For authorised staff only. Looking at personal data is logged.'
}
