import type { z } from '@hono/zod-openapi'
import type { Actor } from '../../kernel/http/actor.ts'
import { answerRequest } from './answer-request.ts'
import { forgetExpired } from './forget-expired.ts'
import { makeRequest } from './make-request.ts'
import type { RevealPorts } from './ports.ts'
import { listRequests, listTranslations, readRequest } from './read-requests.ts'
import { readResult, readTranslation } from './read-result.ts'
import { receiveSelection } from './receive-selection.ts'
import type { RequestState, Requests, Result, Translations } from './schemas.ts'

export type { RevealPorts } from './ports.ts'

type State = z.output<typeof RequestState>

/** Requests under dual control, and their way through the TTP. */
export interface Reveal {
  readonly makeRequest: (actor: Actor, raw: unknown) => Promise<{ readonly request: State; readonly isNew: boolean }>
  readonly receiveSelection: (actor: Actor, raw: unknown) => Promise<boolean>
  readonly answerRequest: (actor: Actor, raw: unknown) => Promise<State>
  readonly listRequests: (actor: Actor, raw: unknown) => Promise<z.output<typeof Requests>>
  readonly readRequest: (actor: Actor, raw: unknown) => Promise<State>
  readonly readResult: (actor: Actor, raw: unknown) => Promise<z.output<typeof Result> | undefined>
  readonly listTranslations: (actor: Actor) => Promise<z.output<typeof Translations>>
  readonly readTranslation: (actor: Actor, raw: unknown) => Promise<z.output<typeof Result> | undefined>
  /** A step of a work loop. */
  readonly forgetExpired: () => Promise<boolean>
}

/** Makes the domain of its ports. */
export function createReveal(ports: RevealPorts): Reveal {
  return {
    makeRequest: (actor, raw) => makeRequest(ports, actor, raw),
    receiveSelection: (actor, raw) => receiveSelection(ports, actor, raw),
    answerRequest: (actor, raw) => answerRequest(ports, actor, raw),
    listRequests: (actor, raw) => listRequests(ports, actor, raw),
    readRequest: (actor, raw) => readRequest(ports, actor, raw),
    readResult: (actor, raw) => readResult(ports, actor, raw),
    listTranslations: (actor) => listTranslations(ports, actor),
    readTranslation: (actor, raw) => readTranslation(ports, actor, raw),
    forgetExpired: () => forgetExpired(ports),
  }
}
