import type { FieldProblem, ProblemBody } from './types'

export type ProblemKind = 'offline' | 'signed_out' | 'no_right' | 'absent' | 'refused' | 'conflict' | 'server'

/** Every failed call becomes one of these; `message` is fit to be read by the person. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly fields: Record<string, string>
  readonly requestId: string | undefined
  readonly current: unknown

  constructor(kind: ProblemKind, body: Partial<ProblemBody> & { title: string }) {
    super(body.title)
    this.name = 'Problem'
    this.kind = kind
    this.status = body.status ?? 0
    this.code = body.code ?? kind
    this.detail = body.detail ?? ''
    this.fields = fieldsOf(body)
    this.requestId = body.request_id
    this.current = body.current
  }

  /** What to show when no input stands beside the message. */
  get sentence(): string {
    return this.detail && this.detail !== this.message ? `${this.message}：${this.detail}` : this.message
  }
}

/** journeys[0].stayed_to → journeys.0.stayed_to */
const dotted = (field: string): string => field.replace(/\[(\d+)\]/g, '.$1')

function fieldsOf(body: Partial<ProblemBody>): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const p of body.problems ?? ([] as FieldProblem[])) fields[dotted(p.field)] = p.message
  if (body.field && !(dotted(body.field) in fields)) fields[dotted(body.field)] = body.detail || body.title || ''
  return fields
}

export function kindOf(status: number): ProblemKind {
  if (status === 401) return 'signed_out'
  if (status === 403) return 'no_right'
  if (status === 404) return 'absent'
  if (status === 409) return 'conflict'
  if (status >= 500) return 'server'
  return 'refused'
}

export interface FallbackWords { offline: string; server: string; no_right: string; absent: string; refused: string; signed_out: string; conflict: string }

/** Reads problem+json; a gateway's HTML page or an empty body still gives a plain sentence. */
export function problemFrom(status: number, text: string, words: FallbackWords): Problem {
  const kind = kindOf(status)
  try {
    const body = JSON.parse(text) as Partial<ProblemBody>
    if (body && typeof body.title === 'string' && body.title) return new Problem(kind, { ...body, title: body.title, status })
  } catch {
    // Not JSON: the words below say it.
  }
  return new Problem(kind, { title: words[kind], status })
}

export function asProblem(error: unknown, words: FallbackWords): Problem {
  if (error instanceof Problem) return error
  if (error instanceof TypeError || (error instanceof DOMException && error.name === 'AbortError')) {
    return new Problem('offline', { title: words.offline })
  }
  return new Problem('server', { title: words.server })
}

/** True when trying again with the same id can succeed: nothing was decided about the record yet. */
export function worthRetrying(problem: Problem): boolean {
  return problem.kind === 'offline' || problem.kind === 'server' || problem.kind === 'signed_out' || problem.status === 429
}
