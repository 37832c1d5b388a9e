import { CoreError } from '@sluis/ttp-core/common'
import { Draw } from './draw.ts'
import { makeInput } from './mutate.ts'
import { shrink } from './shrink.ts'
import type { Target } from './target.ts'

/** A case that must not be. `input` is as small as it could be made and still do the same. */
export interface Finding {
  readonly target: string
  readonly seed: number
  readonly case: number
  readonly what: 'exception' | 'code' | 'slow'
  /** Name and beginning of the exception; the code; or milliseconds. */
  readonly detail: string
  /** JSON; bytes as hexadecimal. */
  readonly input: string
}

export interface Run {
  readonly target: string
  readonly cases: number
  readonly accepted: number
  /** Refusals by code. */
  readonly codes: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
  /** Of the slowest case, milliseconds; above the bound of processor time: other work on the machine makes no parser slow. */
  readonly slowestMs: number
  /** By how much the heap was larger at the end, MiB, at most. */
  readonly heapMiB: number
}

export interface RunOptions {
  readonly seed: number
  readonly from?: number
  readonly cases: number
  readonly findingsMax?: number
  /** One case may take so long, milliseconds of processor time. */
  readonly caseMsMax?: number
  /** Told the number of each case before it is run: a watchdog sees which one hangs. */
  readonly onCase?: (number: number) => void
}

const CASE_MS_MAX = 1_000
const FINDINGS_MAX = 5
const TRIES = 3
const CODE = /^[A-Z][A-Z0-9_]{2,60}$/

/** Feeds a parser its cases, each made from seed, name and number alone. */
export async function runTarget(target: Target, options: RunOptions): Promise<Run> {
  const { seed, from = 0, cases, findingsMax = FINDINGS_MAX, caseMsMax = CASE_MS_MAX, onCase } = options
  const samples = target.samples()
  const codes: Record<string, number> = {}
  const findings: Finding[] = []
  let accepted = 0
  let slowestMs = 0
  const heapBefore = process.memoryUsage().heapUsed
  for (let number = from; number < from + cases && findings.length < findingsMax; number += 1) {
    onCase?.(number)
    const input = makeInput(samples, new Draw(seed, target.name, number))
    const started = performance.now()
    const outcome = await outcomeOf(target, input)
    // The clock alone is asked first: it is cheaper than many a case, and what it calls quick was quick.
    let took = performance.now() - started
    // A collection of garbage falls where it will: what is slow each time is slow.
    for (let left = TRIES; took > caseMsMax && left > 0; left -= 1) {
      const again = process.cpuUsage()
      await outcomeOf(target, input)
      took = Math.min(took, millisecondsSince(again))
    }
    slowestMs = Math.max(slowestMs, took)
    if (outcome.kind === 'accepted') accepted += 1
    else if (outcome.kind === 'code') codes[outcome.detail] = (codes[outcome.detail] ?? 0) + 1
    const what = took > caseMsMax ? 'slow' : outcome.kind === 'exception' ? 'exception' : undefined
    if (what === undefined) continue
    const detail = what === 'slow' ? `${Math.round(took)} ms` : outcome.detail
    const small =
      what === 'slow' ? input : await shrink(input, async (each) => (await outcomeOf(target, each)).detail === detail)
    findings.push({ target: target.name, seed, case: number, what, detail, input: shown(small) })
  }
  const heapMiB = Math.max(0, (process.memoryUsage().heapUsed - heapBefore) / 1024 / 1024)
  return { target: target.name, cases, accepted, codes, findings, slowestMs, heapMiB }
}

function millisecondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1_000
}

type Outcome = { readonly kind: 'accepted' | 'code' | 'exception'; readonly detail: string }

async function outcomeOf(target: Target, input: unknown): Promise<Outcome> {
  try {
    await target.parse(input)
    return { kind: 'accepted', detail: '' }
  } catch (error) {
    if (hasClosedCode(error)) return { kind: 'code', detail: error.code }
    const { name = 'none', message = String(error) } = error instanceof Error ? error : {}
    return { kind: 'exception', detail: `${name}: ${message.slice(0, 80)}` }
  }
}

/** An error of the project's own, whose message is its code or the sentence of its code: nothing of the input can be in it. */
function hasClosedCode(error: unknown): error is Error & { readonly code: string } {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string' || !CODE.test(error.code))
    return false
  return error instanceof CoreError || OWN_ERRORS.has(error.name)
}

const OWN_ERRORS: ReadonlySet<string> = new Set([
  'FileError',
  'ClientError',
  'ServerError',
  'LogError',
  'TenantError',
  'FieldRefusal',
  'PersonError',
  'VectorError',
])

function shown(input: unknown): string {
  return input instanceof Uint8Array ? Buffer.from(input).toString('hex') : JSON.stringify(input)
}
