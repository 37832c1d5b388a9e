import { Counter, Gauge, type OpenMetricsContentType, Registry } from 'prom-client'
import type { Measured } from './measure.ts'

const ENGINE_STATES = ['ready', 'sealed', 'stopped', 'unknown'] as const

/** Media type of what `exposition` writes: OpenMetrics text 1.0.0. */
export const OPEN_METRICS = Registry.OPENMETRICS_CONTENT_TYPE

/**
 * What was measured, as OpenMetrics text. Its labels are closed words (a stage, a role, an engine, a code of the tables): no
 * organisation, delivery or person has one.
 * @param now The moment against which ages are told, in seconds.
 */
export async function exposition(measured: Measured, now: Date): Promise<string> {
  const registry = new Registry<OpenMetricsContentType>()
  registry.setContentType(OPEN_METRICS)
  const registers = [registry]
  const gauge = <Label extends string = never>(name: string, help: string, ...labelNames: Label[]): Gauge<Label> =>
    new Gauge({ name: `sluis_${name}`, help, labelNames, registers })
  const age = (since: Date): number => Math.max(0, (now.getTime() - since.getTime()) / 1000)

  const up = gauge('database_up', 'Whether the database answered this role', 'role')
  for (const [role, answered] of measured.answered) up.set({ role }, answered ? 1 : 0)

  const { waiting, refused, cases, engines, log } = measured
  const deliveries = gauge(
    'deliveries_waiting',
    'Closed deliveries that are not through, by what they wait for',
    'stage',
  )
  const chunks = gauge('chunks_waiting', 'Chunks of these', 'stage')
  const aside = gauge('deliveries_tried_in_vain', 'Of these deliveries, those with a chunk that failed', 'stage')
  const oldest = gauge('deliveries_waiting_oldest_seconds', 'Since when the oldest of these was closed', 'stage')
  for (const [stage, { count, chunks: left, aside: vain, oldestAt }] of waiting) {
    deliveries.set({ stage }, count)
    chunks.set({ stage }, left)
    aside.set({ stage }, vain)
    if (stage !== 'pseudonyms') oldest.set({ stage }, oldestAt === null ? 0 : age(oldestAt))
  }
  if (refused !== undefined) {
    const counter = new Counter({
      name: 'sluis_deliveries_refused_total',
      help: 'Deliveries that were refused whole, by code',
      labelNames: ['code'],
      registers,
    })
    for (const [code, count] of refused) counter.inc({ code }, count)
  }
  if (cases !== undefined) {
    gauge('review_cases_open', 'Cases that wait for a reviewer').set(cases.count)
    gauge('review_cases_oldest_seconds', 'Since when the oldest of them waits').set(
      cases.oldestAt === null ? 0 : age(cases.oldestAt),
    )
  }
  if (engines !== undefined) {
    const state = gauge('engine_state', 'What each engine last said of itself: 1 for that state', 'engine', 'state')
    for (const [engine, said] of Object.entries(engines))
      for (const one of ENGINE_STATES) state.set({ engine, state: one }, one === said ? 1 : 0)
  }
  if (log !== undefined) {
    gauge('log_entries', 'Entries of the audit log under its newest checkpoint').set(log.size)
    gauge('log_entries_pending', 'Entries that wait for a place in the log').set(log.pending)
    if (log.signedAt !== null) gauge('log_checkpoint_age_seconds', 'Since the newest checkpoint').set(age(log.signedAt))
  }
  return registry.metrics()
}
