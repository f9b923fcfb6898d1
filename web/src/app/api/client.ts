import { i18n } from '../i18n'
import { asProblem, problemFrom, type FallbackWords } from './problem'

type Query = Record<string, string | number | boolean | null | undefined>

let csrfToken = ''
let onSignedOut: () => void = () => {}

export function setCsrfToken(token: string): void { csrfToken = token }
export function whenSignedOut(run: () => void): void { onSignedOut = run }

function words(): FallbackWords {
  const t = i18n.global.t
  return {
    offline: t('problem.offline'), server: t('problem.server'), no_right: t('problem.no_right'), absent: t('problem.absent'),
    refused: t('problem.refused'), signed_out: t('problem.signed_out'), conflict: t('problem.conflict')
  }
}

export function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value))
  }
  const text = params.toString()
  return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path
}

export interface CallOptions { query?: Query; body?: unknown; signal?: AbortSignal; quiet401?: boolean; bearer?: string }

export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': i18n.global.locale.value }
  if (options.bearer) headers.Authorization = `Bearer ${options.bearer}`
  else if (method !== 'GET' && csrfToken) headers['X-CSRF-Token'] = csrfToken
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  let response: Response
  let text: string
  try {
    response = await fetch(withQuery(path, options.query), {
      method, headers, credentials: 'same-origin', cache: 'no-store', signal: options.signal,
      body: options.body === undefined ? undefined : JSON.stringify(options.body)
    })
    text = await response.text()
  } catch (error) {
    throw asProblem(error, words())
  }
  if (response.ok) {
    if (response.status === 204 || text === '') return undefined as T
    try {
      return JSON.parse(text) as T
    } catch {
      throw problemFrom(502, '', words())
    }
  }
  if (response.status === 401 && !options.quiet401) onSignedOut()
  throw problemFrom(response.status, text, words())
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) => call<T>('GET', path, { query, signal })
export const post = <T>(path: string, body: unknown) => call<T>('POST', path, { body })
export const put = <T>(path: string, body: unknown) => call<T>('PUT', path, { body })
