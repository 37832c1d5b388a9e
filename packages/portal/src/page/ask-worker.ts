import type { CallName, Calls, Fault, FromWorker, Progress, ToWorker } from '../protocol.ts'
import workerUrl from '../worker/worker.ts?worker&url'

/** A fault that the worker told of. */
export class WorkerFault extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.code)
    this.fault = fault
  }
}

interface Waiting {
  readonly resolve: (output: never) => void
  readonly reject: (error: WorkerFault) => void
  readonly onProgress: ((progress: Progress) => void) | undefined
}

let worker: Worker | undefined
let serial = 0
const waiting = new Map<number, Waiting>()

function started(): Worker {
  if (worker !== undefined) return worker
  const fresh = new Worker(trusted(workerUrl), { type: 'module' })
  fresh.onmessage = ({ data }: MessageEvent<FromWorker>) => settle(data)
  fresh.onerror = () => {
    // Ended for good: two workers must not seal and send the same delivery.
    fresh.terminate()
    if (worker !== fresh) return
    worker = undefined
    for (const [id, { reject }] of waiting) {
      waiting.delete(id)
      reject(new WorkerFault(BROKEN))
    }
  }
  worker = fresh
  return fresh
}

/** Asks the worker, which reads, checks, seals and sends: this thread only shows. */
export function ask<Name extends CallName>(
  call: Name,
  input: Calls[Name]['in'],
  options: { readonly signal?: AbortSignal; readonly onProgress?: (progress: Progress) => void } = {},
): Promise<Calls[Name]['out']> {
  const { signal, onProgress } = options
  const id = ++serial
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, onProgress })
    const to = started()
    const message: ToWorker = { id, call, input }
    to.postMessage(message)
    signal?.addEventListener('abort', () => to.postMessage({ id, abort: true } satisfies ToWorker), { once: true })
  })
}

let policy: TrustedPolicy | undefined

/** The one address that this page makes a script of (Trusted Types); where a browser has none, the address itself. */
function trusted(url: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
  // Made once: the page's own policy (CSP) refuses a second of the same name, also for the worker that follows one that died.
  policy ??= types?.createPolicy('sluis-worker', { createScriptURL: (given) => (given === workerUrl ? given : '') })
  return policy?.createScriptURL(url) ?? url
}
interface TrustedPolicy {
  createScriptURL(url: string): string
}
interface TrustedTypes {
  createPolicy(name: string, rules: { readonly createScriptURL: (url: string) => string }): TrustedPolicy
}

function settle(data: FromWorker): void {
  const asked = waiting.get(data.id)
  if (asked === undefined) return
  if ('progress' in data) {
    asked.onProgress?.(data.progress)
    return
  }
  waiting.delete(data.id)
  if ('fault' in data) asked.reject(new WorkerFault(data.fault))
  else asked.resolve(data.output as never)
}

const BROKEN: Fault = {
  code: 'WORKER_BROKEN',
  text: {
    nl: 'Een deel van deze pagina kon niet worden geladen, of stopte. Probeer het opnieuw; blijft het zo, herlaad dan de pagina.',
    en: 'A part of this page could not be loaded, or stopped. Try again; if it stays so, reload the page.',
  },
  where: {},
  retryable: true,
}
