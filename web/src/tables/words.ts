export const zh = {
  title: '代填报表', tabs: { tables: '要报的表', burden: '填表负担' }, tabs_label: '代填报表的两页', place: '社区（村）或街道',
  hint: '把各部门要的空表登记一次，以后每天照记录填好，原样下载。', add: '登记一张表', empty: '还没有登记要报的表', empty_hint: '上传部门发来的空表，对好每一列，就不用再天天照抄。',
  table: '表', department: '要表的部门', due: '什么时候报', state: '今天', states: { filled: '已填', waiting: '还没填', late: '已过时间', retired: '已停用' },
  cadence: { daily: '每天', weekly: '每周', once: '只报一次' }, from_records_n: '{n} 栏从记录来，共 {all} 栏', same: '与{department}的《{name}》有 {share} 相同', same_hint: '可以和要表的部门商量，只报一张。', share: '{n} 成', whole: '全部',
  fill: '填表', columns: '对列', asked_of: '{place}要报', summary: '今天要报 {n} 张，已填 {done} 张', show_retired: '看已停用的 {n} 张', retire: '停用这张表', retired: '已停用', keep: '恢复使用', kept: '已恢复使用', weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  register: {
    title: '登记一张表', hint: '支持 Excel（.xlsx）和 CSV，600 KB 以内；空表、填过例子的表都可以。公式不会运行。', choose: '选择空表', again: '换一个文件', name: '表名', other: '其他部门', other_name: '部门名称', cadence: '多久报一次', time: '最迟几点', weekday: '周几', on: '哪天之前', rows: '名单上是哪些人',
    shape: '这是什么样的表', shapes: { list: '名单：一行一个人', totals: '合计：一行一个社区', form: '表单：格子旁边是项目' }, header: '表头在第几行', header_to: '到第几行', reread: '按这样重新读', wrong_read: '表头没认对？',
    grid: '部门发来的表', grid_hint: '有底色的是表头。', columns: '每一栏从哪里来', columns_hint: '系统已经按列名对好，请看一遍。没有记录的栏可以先写一个固定内容，以后每次都照填。', column: '栏', heading: '表上的名称', datum: '从哪里来', records: '从记录里取', typed: '记录里没有，由人填', yours: '由您填写', constant: '固定内容', constant_hint: '没有就留空，填表时再写', sure: { certain: '对上了', likely: '请核对', not_known: '没有对上' },
    matched: '{n} 栏从记录里取，{typed} 栏由您填写', save: '登记这张表', save_change: '保存', saved: '已登记', changed: '已保存', same_warn: '已经有差不多的表：', choose_rows: '请选择', stale: '有人刚刚改过，已换成最新内容，请再看一次。'
  },
  sheet: {
    title: '填表', day: '哪天的表', counts: '已填 {filled} 格', gaps: '缺 {n} 格', yours: '由您填 {n} 格', constant: '固定内容 {n} 格', none: '这一天名单上没有人', none_hint: '照样可以下载一张空的名单交上去。', gap: '缺', gap_label: '{heading}：记录里没有，点开补上', yours_label: '{heading}，由您填写', row: '第 {n} 行',
    purpose: '交出去做什么用', purpose_hint: '表里有个人信息。下载会记下来，本人可以查到。', make: '填好并下载', made: '已填好，文件在下载里', masked: '页面上只显示一部分，下载的文件里是完整的。', gaps_hint: '标“缺”的格子：补到记录里，以后每张表都有。', whole_column: '整列填写', whole_title: '“{heading}”每次都填什么', whole_save: '记住', whole_saved: '已记住，以后每次都照填',
    correct: '补到记录里', correct_hint: '存进这个人的记录，不是只写在表上。', correct_save: '存到记录', corrected: '已存到记录', open: '打开记录', alone: '表头和表尾'
  },
  burden: { title: '填表负担', month: '{y}年{m}月', previous: '上个月', next: '下个月', finding: '{place}这个月填了 {n} 次表，手填 {typed} 格，约 {minutes} 分钟', saved: '全部手填约要 {minutes} 分钟。', none: '这个月还没有填过表', none_hint: '填过表以后，这里会看到各部门要了多少、每个人填了多少。', by_department: '各部门要的表：手填和代填的格数', by_worker: '每个人填的表：手填和代填的格数', typed: '手填', filled: '代填', minutes: '约几分钟', fillings: '填表次数', who: '填表人', tables_n: '表数', tables: '逐张看', same_as: '与哪张差不多', slots: '栏数', estimate: '估算：每次填表 {filling} 秒，手填一格 {cell} 秒。', export: '导出', print: '打印' }
}
export const en: typeof zh = {
  title: 'Their tables', tabs: { tables: 'Tables asked for', burden: 'What they cost' }, tabs_label: 'Two pages of their tables', place: 'Community or township',
  hint: 'Register a blank table once; from then on it is filled in from the records and downloaded as it looks.', add: 'Register a table', empty: 'No table is registered yet', empty_hint: 'Send the blank table and match its columns, and nobody copies it out again.',
  table: 'Table', department: 'Asked for by', due: 'Due', state: 'Today', states: { filled: 'Filled in', waiting: 'Not yet', late: 'Late', retired: 'Retired' },
  cadence: { daily: 'Every day', weekly: 'Every week', once: 'Once' }, from_records_n: '{n} of {all} columns from records', same: '{share} the same as “{name}” of {department}', same_hint: 'Ask them whether one table will do.', share: '{n}0 %', whole: 'Wholly',
  fill: 'Fill in', columns: 'Columns', asked_of: 'Asked of {place}', summary: '{n} tables today, {done} filled in', show_retired: 'See {n} retired', retire: 'Retire this table', retired: 'Retired', keep: 'Use it again', kept: 'In use again', weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  register: {
    title: 'Register a table', hint: 'Excel (.xlsx) or CSV up to 600 KB, blank or with examples. Formulas are never run.', choose: 'Choose the blank table', again: 'Another file', name: 'Name', other: 'Another office', other_name: 'Name of the office', cadence: 'How often', time: 'By', weekday: 'Day of the week', on: 'By which day', rows: 'Who is on it',
    shape: 'What kind of table', shapes: { list: 'List: a row for each person', totals: 'Totals: a row for each community', form: 'Form: cells beside their labels' }, header: 'Headings from row', header_to: 'to row', reread: 'Read it so', wrong_read: 'Headings not found right?',
    grid: 'Their table', grid_hint: 'Headings are tinted.', columns: 'Where each column comes from', columns_hint: 'Matched by name: please look it over. A column without a record may hold the same words every time.', column: 'Column', heading: 'On the table', datum: 'Comes from', records: 'From records', typed: 'No record, typed', yours: 'You fill it in', constant: 'Every time', constant_hint: 'or leave empty and type it later', sure: { certain: 'Matched', likely: 'Please check', not_known: 'No match' },
    matched: '{n} columns from records, {typed} for you', save: 'Register it', save_change: 'Save', saved: 'Registered', changed: 'Saved', same_warn: 'There is much the same already:', choose_rows: 'Choose', stale: 'Someone just changed it. You now see the latest; please look again.'
  },
  sheet: {
    title: 'Fill in', day: 'Day', counts: '{filled} filled', gaps: '{n} missing', yours: '{n} for you', constant: '{n} the same every time', none: 'Nobody is on the list that day', none_hint: 'An empty list can still be downloaded and handed in.', gap: 'missing', gap_label: '{heading}: not in the record, complete it', yours_label: '{heading}, for you', row: 'Row {n}',
    purpose: 'What it is for', purpose_hint: 'There are people on it. The download is logged and they can see it.', make: 'Fill in and download', made: 'Filled in; the file is in your downloads', masked: 'The page shows a part; the file has it whole.', gaps_hint: 'Missing cells: complete the record, and every table will have it.', whole_column: 'Whole column', whole_title: 'What “{heading}” holds every time', whole_save: 'Remember', whole_saved: 'Remembered',
    correct: 'Complete the record', correct_hint: 'Kept in the person’s record, not only on the table.', correct_save: 'Save to the record', corrected: 'Saved to the record', open: 'Open the record', alone: 'Above and below the rows'
  },
  burden: { title: 'What tables cost', month: '{y}-{m}', previous: 'Month before', next: 'Month after', finding: '{place}: tables filled in {n} times this month, {typed} cells typed, about {minutes} minutes', saved: 'All by hand would take about {minutes} minutes.', none: 'No table was filled in this month', none_hint: 'You will see here who asks for how much and who fills it in.', by_department: 'By office: cells typed and filled in for you', by_worker: 'By person: cells typed and filled in for them', typed: 'Typed', filled: 'Filled in', minutes: 'Minutes', fillings: 'Times', who: 'Who', tables_n: 'Tables', tables: 'One by one', same_as: 'Much the same as', slots: 'Columns', estimate: 'Estimate: {filling} s each time and {cell} s for a typed cell.', export: 'Export', print: 'Print' }
}
