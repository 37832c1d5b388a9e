import type { CallName, Calls, FromWorker, Progress, ToWorker } from '../protocol.ts'
import { withReason } from './clock.ts'
import { faultOf } from './fault.ts'
import { choose, connect, dropOldKeys, enrol, finishEnrolment, forget, rotate, status } from './identity.ts'
import { check, errors, look } from './look.ts'
import { finish, receipts, receiptText, send } from './send.ts'

type Handler<Name extends CallName> = (
  input: Calls[Name]['in'],
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
) => Promise<Calls[Name]['out']>

const handlers: { readonly [Name in CallName]: Handler<Name> } = {
  status,
  enrol,
  finishEnrolment,
  forget,
  connect,
  choose,
  look,
  check,
  errors,
  send,
  finish,
  receipts,
  receiptText,
  rotate,
  dropOldKeys,
}

/** What of the worker's scope is used. */
interface Scope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  postMessage(message: FromWorker): void
}
const scope = globalThis as unknown as Scope
const running = new Map<number, AbortController>()

scope.onmessage = ({ data }) => {
  if ('abort' in data) running.get(data.id)?.abort()
  else void answer(data.id, data.call, data.input)
}

async function answer(id: number, call: CallName, input: unknown): Promise<void> {
  const controller = new AbortController()
  running.set(id, controller)
  try {
    const handler = handlers[call] as Handler<CallName>
    const output = await handler(
      input as never,
      controller.signal,
      paced((progress) => scope.postMessage({ id, progress })),
    )
    scope.postMessage({ id, output })
  } catch (error) {
    scope.postMessage({ id, fault: faultOf(withReason(error)) })
  } finally {
    running.delete(id)
  }
}

const PACE_MS = 100

/** Ten times a second is enough for an eye, and leaves the page's thread free. Steps other than reading always pass. */
function paced(tell: (progress: Progress) => void): (progress: Progress) => void {
  let last = 0
  return (progress) => {
    const now = performance.now()
    if (progress.step === 'reading' && now - last < PACE_MS) return
    last = now
    tell(progress)
  }
}
