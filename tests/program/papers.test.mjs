// Papers as they come out of the program: set by its child process, read back from the PDF.
import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const program = path.join(root, 'build/release/bulwark')

const frame = {
  mark: '',
  page_of: '第 {page} 页，共 {pages} 页',
  missing_glyph: '有 {count} 处字打不出来',
  code: 'https://example.test/#/verify/990101.00112233445566778899aabbccddeeff',
  code_hint: '扫码核对真伪'
}
const proof = {
  title: '居住证明',
  number: '示例社区居证〔2026〕1号',
  salutation: '',
  fields: [
    { label: '姓名', value: '张三（示例）' },
    { label: '性别', value: '男' },
    { label: '居住地址', value: '示例省示例市示例县示例镇示例社区3栋2单元501' }
  ],
  paragraphs: ['兹证明张三（示例）现居住在上列地址。'],
  table: null,
  body: '示例社区居民委员会',
  seal: '（盖章）',
  day: '2026年3月8日',
  signs_title: '领取登记',
  signs: [{ label: '签收人（签字）', value: '日期' }],
  frame,
  made_at: '2026-03-08T01:00:00.000Z'
}

// The child as the server starts it, with the paper on its standard input.
function child(text) {
  return new Promise((resolve) => {
    const started = spawn(program, ['render-paper'], { stdio: ['pipe', 'pipe', 'pipe'] })
    const parts = []
    started.stdout.on('data', (part) => parts.push(part))
    started.stdin.on('error', () => {}) // It does not read more than it may.
    started.on('close', (code, signal) => resolve({ code, signal, pdf: Buffer.concat(parts) }))
    started.stdin.end(text)
  })
}

async function printed(t, paper) {
  const { code, pdf } = await child(JSON.stringify(paper))
  assert.equal(code, 0)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bulwark-paper.'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'paper.pdf')
  await writeFile(file, pdf)
  const { stdout: text } = await run('pdftotext', ['-layout', file, '-'])
  const { stdout: info } = await run('pdfinfo', [file])
  const { stdout: fonts } = await run('pdffonts', [file])
  return { pdf, file, folder, text, info, fonts, pages: Number(info.match(/Pages:\s+(\d+)/)[1]) }
}

test('a paper says what it was given, on A4, with its fonts inside', async (t) => {
  const { text, info, fonts, pages } = await printed(t, proof)
  const wanted = ['居住证明', '示例社区居证〔2026〕1号', '张三（示例）', '兹证明张三（示例）现居住']
  for (const said of [...wanted, '示例社区居民委员会', '2026年3月8日', '第 1 页，共 1 页']) {
    assert.ok(text.includes(said), `${said} is not in:\n${text}`)
  }
  assert.equal(pages, 1)
  assert.match(info, /Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/)
  for (const font of fonts.trim().split('\n').slice(2)) {
    assert.match(font, /NotoSerifCJK/)
    assert.match(font, /yes\s+yes\s+(yes|no)\s+\d+/, 'embedded, and a subset')
  }
})

test('the code on it is read back from the picture of the page', async (t) => {
  const { file, folder } = await printed(t, proof)
  await run('pdftoppm', ['-r', '150', '-png', file, path.join(folder, 'page')])
  const { stdout } = await run('zbarimg', ['-q', '--raw', path.join(folder, 'page-1.png')])
  assert.equal(stdout.trim(), frame.code)
})

test('the same paper is the same file, byte for byte', async (t) => {
  const first = await printed(t, proof)
  const second = await printed(t, proof)
  assert.ok(first.pdf.equals(second.pdf))
})

test('rare characters are kept, also those of four bytes', async (t) => {
  for (const name of ['𠮷野家（示例）', '王㛃（示例）', '龘䶮（示例）']) {
    const { text } = await printed(t, { ...proof, fields: [{ label: '姓名', value: name }] })
    assert.ok(text.includes(name), `${name} is not in:\n${text}`)
    assert.ok(!text.includes('打不出来'))
  }
})

test('a character that no font has is said to be missing', async (t) => {
  const { text } = await printed(t, { ...proof, paragraphs: ['没有这个字：\u{3FFFD}'] })
  assert.match(text, /有 \d+ 处字打不出来/)
})

test('a very long name is broken into lines and nothing of it is lost', async (t) => {
  const name = '阿卜杜拉·'.repeat(30)
  const { text, pages } = await printed(t, { ...proof, fields: [{ label: '姓名', value: name }] })
  const count = text.replace(/\s|姓名/g, '').split('阿卜杜拉·').length - 1
  assert.equal(count, 30)
  assert.equal(pages, 1)
})

test('thirty days go over two pages, with the heads of the columns on both', async (t) => {
  const heads = ['日期', '早 体温', '早 不适', '晚 体温', '晚 不适', '记录人']
  const days = Array.from({ length: 30 }, (_, n) => ({ cells: [`第${n + 1}日`, '36.6'] }))
  const columns = heads.map((label) => ({ label, share: 1 }))
  const { text, pages } = await printed(t, { ...proof, table: { columns, rows: days } })
  assert.equal(pages, 2)
  const [one, two] = text.split('\f')
  for (const page of [one, two]) assert.match(page, /日期\s+早 体温/)
  assert.ok(one.includes('第1日') && !one.includes('第30日'))
  assert.ok(two.includes('第30日') && two.includes('第 2 页，共 2 页'))
})

test('what is not real says so on every page', async (t) => {
  const rows = Array.from({ length: 60 }, (_, n) => ({ cells: [`第${n + 1}日`] }))
  const table = { columns: [{ label: '日期', share: 1 }], rows }
  const marked = { ...proof, table, frame: { ...frame, mark: '演练 不具效力' } }
  const { text, pages } = await printed(t, marked)
  assert.ok(pages > 2)
  for (const page of text.split('\f').slice(0, pages)) assert.match(page, /演练 不具效力/)
})

test('too long, too large or not a paper: the child says no and prints nothing', async () => {
  const endless = { ...proof, paragraphs: Array(190).fill('长'.repeat(1500)) }
  assert.equal((await child(JSON.stringify(endless))).code, 3)
  const large = { ...proof, paragraphs: Array(190).fill('长'.repeat(1999)) }
  const strange = JSON.stringify({ ...proof, x: 1 })
  for (const text of [JSON.stringify(large), '{}', 'hello', '', strange]) {
    const { code, pdf } = await child(text)
    assert.equal(code, 1)
    assert.equal(pdf.length, 0)
  }
})

test('the child writes no file, and its time and memory are limited', async (t) => {
  const started = spawn(program, ['render-paper'], { stdio: ['pipe', 'pipe', 'pipe'] })
  t.after(() => started.kill('SIGKILL'))
  const until = Date.now() + 5_000
  let limits = ''
  while (!/Max file size\s+0/.test(limits)) {
    assert.ok(Date.now() < until, limits)
    limits = (await run('cat', [`/proc/${started.pid}/limits`])).stdout
  }
  assert.match(limits, /Max cpu time\s+5\s+5/)
  assert.match(limits, /Max core file size\s+0\s+0/)
  assert.match(limits, /Max address space\s+1073741824\s+1073741824/)
})
