import type { HttpApp, HttpPorts } from '../../kernel/http/mount.ts'
import { createApp, mount } from '../../kernel/http/mount.ts'
import type { Reveal } from './index.ts'
import {
  answerRequestOperation,
  listRequestsOperation,
  listTranslationsOperation,
  makeRequestOperation,
  readRequestOperation,
  readResultOperation,
  readTranslationOperation,
  receiveSelectionOperation,
} from './operations.ts'

const PENDING = { status: 202, body: { state: 'waiting' }, headers: { 'retry-after': '1' } } as const

/** The HTTP face of the domain. */
export function revealRoutes(reveal: Reveal, http: HttpPorts): HttpApp {
  const app = createApp()
  mount(app, http, makeRequestOperation, async (raw, actor) => {
    const { request, isNew } = await reveal.makeRequest(actor, raw)
    return { status: isNew ? 201 : 200, body: request }
  })
  mount(app, http, receiveSelectionOperation, async (raw, actor) => {
    await reveal.receiveSelection(actor, raw)
    return { status: 204 }
  })
  mount(app, http, answerRequestOperation, async (raw, actor) => ({
    status: 200,
    body: await reveal.answerRequest(actor, raw),
  }))
  mount(app, http, listRequestsOperation, async (raw, actor) => ({
    status: 200,
    body: await reveal.listRequests(actor, raw),
  }))
  mount(app, http, readRequestOperation, async (raw, actor) => ({
    status: 200,
    body: await reveal.readRequest(actor, raw),
  }))
  mount(app, http, readResultOperation, async (raw, actor) => {
    const result = await reveal.readResult(actor, raw)
    return result === undefined ? PENDING : { status: 200, body: result }
  })
  mount(app, http, listTranslationsOperation, async (_raw, actor) => ({
    status: 200,
    body: await reveal.listTranslations(actor),
  }))
  mount(app, http, readTranslationOperation, async (raw, actor) => {
    const result = await reveal.readTranslation(actor, raw)
    return result === undefined ? PENDING : { status: 200, body: result }
  })
  return app
}
