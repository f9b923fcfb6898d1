// The language of .api scripts: text to steps, and paths into an answer. README.md tells it by
// example; nothing here talks to a server.

export class ScriptError extends Error {
  constructor(line, message) {
    super(message)
    this.line = line
  }
}

const METHODS = /^(GET|POST|PUT|PATCH|DELETE) (\S+)$/
const ASSERTION = /^(\.\S*) (=|!=|<=|>=|<|>|contains|size|absent|present)(?: (.+))?$/

// {name, why, requirements, steps}. Each step has `line`, `text`, `kind` and what the kind needs.
export function parse(text) {
  const lines = text.split('\n')
  const script = heading(lines)
  script.steps = []
  for (let i = 0; i < lines.length; i++) {
    const said = lines[i].trim()
    if (said === '' || said.startsWith('#')) continue
    const step = { line: i + 1, text: said, ...statement(said, i + 1) }
    if (step.kind === 'request' || step.kind === 'refused-roles') {
      const body = bodyAfter(lines, i)
      step.body = body.text
      i = body.last
    }
    script.steps.push(step)
  }
  refuseUnanswered(script.steps)
  return script
}

// The first comment lines: what the script is called, why it exists, which requirements it proves.
function heading(lines) {
  const end = lines.findIndex((line) => !line.startsWith('#'))
  const said = lines.slice(0, end < 0 ? lines.length : end).map((line) => line.replace(/^#\s?/, ''))
  if (said.length < 2 || said[0].trim() === '') {
    throw new ScriptError(1, 'a script begins with "# its name" and "# why it exists"')
  }
  const requirements = [...said.join(' ').matchAll(/\[([A-Z]+(?:-[A-Z]+)?-\d+)\]/g)].map(
    (m) => m[1]
  )
  return { name: said[0].trim(), why: said.slice(1).join(' ').trim(), requirements }
}

function statement(said, line) {
  const [word, ...rest] = said.split(' ')
  const after = rest.join(' ').trim()
  const found = said.match(METHODS)
  if (found) return { kind: 'request', method: found[1], path: found[2] }
  const assertion = said.match(ASSERTION)
  if (assertion) return checked(assertion, line)
  if (word === 'as' && after) return { kind: 'as', who: after }
  if (word === 'clock') return clock(after, line)
  if (word === 'advance') return { kind: 'advance', ms: duration(after, line) }
  if (word === 'expect') return expected(rest, line)
  if (said.startsWith('new id ')) return { kind: 'new-id', name: rest[1] }
  if (said === 'repeat last') return { kind: 'repeat' }
  if (said === 'csrf off') return { kind: 'csrf-off' }
  if (word === 'body') return { kind: 'body', text_sent: after }
  const named = after.match(/^([\w-]+): (.*)$/)
  if (word === 'header' && named) return { kind: 'header', name: named[1], value: named[2] }
  const answered = after.match(/^([\w-]+) (=|contains|absent)(?: (.+))?$/)
  if (word === 'expect-header' && answered) {
    return {
      kind: 'expect-header',
      name: answered[1].toLowerCase(),
      how: answered[2],
      value: answered[3]
    }
  }
  const saved = after.match(/^(\w+) = (\.\S*)$/)
  if (word === 'save' && saved) return { kind: 'save', name: saved[1], path: saved[2] }
  const refused = after.match(/^(GET|POST|PUT|PATCH|DELETE) (\S+): (.+)$/)
  if (word === 'refused-roles' && refused) {
    const roles = refused[3].split(',').map((role) => role.trim())
    return { kind: 'refused-roles', method: refused[1], path: refused[2], roles }
  }
  throw new ScriptError(line, `not understood: ${said}`)
}

function checked([, path, how, value], line) {
  const needsValue = how !== 'absent' && how !== 'present'
  if (needsValue !== (value !== undefined)) {
    throw new ScriptError(line, needsValue ? `${how} needs a value` : `${how} takes no value`)
  }
  return { kind: 'assert', path, how, value }
}

function expected(words, line) {
  const [status, code] = words
  if (!/^[1-5]\d\d$/.test(status ?? '') || words.length > 2) {
    throw new ScriptError(
      line,
      'expect is followed by a status, and perhaps by the code of a refusal'
    )
  }
  return { kind: 'expect', status: Number(status), code }
}

function clock(said, line) {
  const found = said.match(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d)$/)
  if (!found)
    throw new ScriptError(line, 'a clock is set like: clock 2026-11-22 08:00 (China time)')
  return { kind: 'clock', ms: Date.parse(`${found[1]}T${found[2]}:00+08:00`) }
}

function duration(said, line) {
  const found = said.match(/^(\d+)(s|m|h|d)$/)
  if (!found) throw new ScriptError(line, 'time passes like: advance 30s, 15m, 3h or 2d')
  return Number(found[1]) * { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[found[2]]
}

// The JSON that stands below a request, over as many lines as it needs.
function bodyAfter(lines, at) {
  if (!/^\s*\{/.test(lines[at + 1] ?? '')) return { text: undefined, last: at }
  let text = ''
  for (let i = at + 1; i < lines.length; i++) {
    text += (text ? '\n' : '') + lines[i]
    if (isWholeJson(text)) return { text, last: i }
  }
  throw new ScriptError(at + 2, 'the body is no JSON object')
}

// A hole like ${place} may stand where JSON wants a value.
function isWholeJson(text) {
  try {
    JSON.parse(text.replace(/\$\{[^}]*\}/g, '0'))
    return true
  } catch {
    return false
  }
}

// Every request says what it expects: an answer nobody looks at proves nothing.
function refuseUnanswered(steps) {
  let asked = null
  for (const step of steps) {
    if (step.kind === 'request' || step.kind === 'repeat') {
      if (asked) break
      asked = step
    } else if (step.kind === 'expect') asked = null
  }
  if (asked) throw new ScriptError(asked.line, 'no expect follows this request')
}

// Fills ${holes}. `value(name)` answers undefined for a name nobody set.
export function fill(text, value) {
  return text.replace(/\$\{([^}]+)\}/g, (hole, name) => {
    const found = value(name.trim())
    if (found === undefined) throw new Error(`${hole} is not set`)
    return String(found)
  })
}

// Walks .items[0].person.name, .items[id=7].state; undefined where the answer has nothing.
export function find(answer, path) {
  let at = answer
  const parts = path.matchAll(/\.([\w-]+)|\[(\d+)\]|\[([\w.-]+)=([^\]]*)\]/g)
  for (const [, key, index, field, wanted] of parts) {
    if (at === null || at === undefined) return undefined
    if (key !== undefined) at = Object.hasOwn(Object(at), key) ? at[key] : undefined
    else if (index !== undefined) at = at[Number(index)]
    else
      at = Array.isArray(at)
        ? at.find((item) => String(find(item, '.' + field)) === wanted)
        : undefined
  }
  return at
}
