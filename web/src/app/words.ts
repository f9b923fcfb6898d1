export const zh = {
  product: '堡垒', tagline: '社区疫情防控',
  nav: {
    label: '主导航', today: '今日', today_desk: '今日待办', people: '住户', help: '求助', help_desk: '居民求助', people_desk: '健康监测', cases: '病例和家庭', campaigns: '入户排查', register: '登记', arrivals: '返回人员登记',
    report: '上报', report_desk: '日报', tables: '代填报表', burden: '填表负担', overview: '总览', papers: '文书', messages: '通知', policy: '现行规则', mine: '我的', skip: '跳到正文', notices: '提示'
  },
  problem: {
    offline: '现在连不上网络', server: '系统暂时出了问题，请稍后再试', no_right: '您的账号没有这项权限', absent: '没有找到这条记录',
    refused: '系统没有接受这次填写', signed_out: '登录已过期，请重新登录', conflict: '这条记录刚刚有了变化，请看过最新内容再试', page: '这一页没有打开，请刷新后再试', page_offline: '这一页还没有存到本机，联网后才能打开'
  },
  event: { label: '当前事件', switch: '切换事件', none: '您所在的地方没有进行中的事件', kind: { real: '正式', review: '复盘', drill: '演练' },
    banner: { review: '这是对过去事件的回看，不是现在的疫情', drill: '这里的内容都是演练，不是真实疫情' } },
  printed: '{by} {at} 打印',
  demonstration: '演示数据', demonstration_says: '人和事都是编的',
  offline: {
    ribbon: '未联网，已保存 {n} 条，联网后自动发送', ribbon_none: '未联网，可以继续登记，内容先保存在本机', waiting: '有 {n} 条等待发送', refused: '有 {n} 条没有被系统接受，请您看一下',
    sending: '正在发送…', send_now: '现在发送', see: '查看', title: '保存在本机的记录', saved_at: '{at} 保存', kind: { reading: '健康记录', arrival: '人员登记', finding: '排查记录' },
    retry: '再发一次', discard: '不再发送', discarded: '已从本机删除', empty: '没有等待发送的记录', empty_hint: '在没有网络时登记的内容会先保存在这里。', kept_copy: '未联网，显示的是 {at} 的内容', state_waiting: '等待发送', state_refused: '没有被接受'
  },
  update: { ready: '有新版本可用', now: '更新', later: '稍后' },
  not_found: { title: '没有这个页面', hint: '可能是链接过期了。', home: '回到首页' },
  unit: { person: '人' },
  where: '范围'
}
export const en: typeof zh = {
  product: 'Bulwark', tagline: 'Community epidemic prevention',
  nav: {
    label: 'Main navigation', today: 'Today', today_desk: 'To do today', people: 'People', help: 'Help', help_desk: 'Needs and contacts', people_desk: 'Health monitoring', cases: 'Cases and households', campaigns: 'Door-to-door', register: 'Register', arrivals: 'Arrivals',
    report: 'Report', report_desk: 'Daily report', tables: 'Their tables', burden: 'What tables cost', overview: 'Overview', papers: 'Papers', messages: 'Messages', policy: 'Rules in force', mine: 'Me', skip: 'Skip to content', notices: 'Notices'
  },
  problem: {
    offline: 'No connection right now', server: 'Something went wrong here. Please try again shortly', no_right: 'Your account does not have this right', absent: 'This record was not found',
    refused: 'This entry was not accepted', signed_out: 'Your sign-in has expired. Please sign in again', conflict: 'This record has just changed. Please look at it again and retry', page: 'This page did not open. Please reload and try again', page_offline: 'This page is not on this device yet. It opens once you are connected'
  },
  event: { label: 'Current event', switch: 'Switch event', none: 'There is no open event for your place', kind: { real: 'Live', review: 'Review', drill: 'Drill' },
    banner: { review: 'Looking back at a past event, not the present situation', drill: 'Everything here is an exercise, not a real outbreak' } },
  printed: 'Printed by {by}, {at}',
  demonstration: 'Demonstration data', demonstration_says: 'people and events are made up',
  offline: {
    ribbon: 'Offline. {n} saved here, sent when connected', ribbon_none: 'Offline. You can go on; entries are saved on this device', waiting: '{n} waiting to be sent', refused: '{n} not accepted. Please have a look',
    sending: 'Sending…', send_now: 'Send now', see: 'See', title: 'Records saved on this device', saved_at: 'Saved {at}', kind: { reading: 'Health reading', arrival: 'Arrival', finding: 'Finding at a door' },
    retry: 'Send again', discard: 'Do not send', discarded: 'Deleted from this device', empty: 'Nothing is waiting to be sent', empty_hint: 'Entries made without a connection are kept here first.', kept_copy: 'Offline. Showing the state of {at}', state_waiting: 'Waiting', state_refused: 'Not accepted'
  },
  update: { ready: 'A new version is ready', now: 'Update', later: 'Later' },
  not_found: { title: 'There is no such page', hint: 'The link may be out of date.', home: 'Go to the start' },
  unit: { person: 'people' },
  where: 'Place'
}
