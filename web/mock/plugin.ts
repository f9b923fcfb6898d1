import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Connect, Plugin } from 'vite'
import { handle } from './handlers'

/** Answers /v1 with made-up people while developing. Never part of a build: it only hangs in the dev and preview servers. */
export function mockServer(): Plugin {
  const middleware: Connect.NextHandleFunction = (req: IncomingMessage, res: ServerResponse, next) => {
    const url = new URL(req.url ?? '/', 'http://localhost')
    if (!url.pathname.startsWith('/v1/')) return next()
    let text = ''
    req.on('data', (c) => { text += c })
    req.on('end', () => {
      const answer = handle(req.method ?? 'GET', url, text ? JSON.parse(text) : undefined)
      res.statusCode = answer.status
      res.setHeader('Content-Type', answer.status >= 400 ? 'application/problem+json' : 'application/json')
      res.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
    })
  }
  return {
    name: 'bulwark-mock',
    configureServer(server) { server.middlewares.use(middleware) },
    configurePreviewServer(server) { server.middlewares.use(middleware) }
  }
}
