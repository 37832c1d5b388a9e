import { deepStrictEqual } from 'node:assert'
import type { TraceState } from '../../itf.ts'
import type { Figures } from '../figures.ts'
import type { StepName } from '../processes.ts'
import type { ReplayWorld } from '../world.ts'
import { answerTo, isStep } from './answer.ts'
import type { ModelState, Place, Question } from './model.ts'
import { observationOf } from './model.ts'
import { observe } from './observe.ts'
import type { DeliveryParties } from './parties.ts'
import { makeParties } from './parties.ts'

/**
 * Does on the real server what a trace of `delivery.qnt` does, and compares after each step what can be seen of both. In each state
 * it also asks what must be refused there, or must change nothing.
 * @param share Of how many questions one is asked in each state: those of the next are nearly the same.
 * @throws AssertionError where they part.
 */
export async function replayDelivery(
  world: ReplayWorld,
  trace: readonly TraceState[],
  figures: Figures,
  share: number,
): Promise<void> {
  await world.clear()
  const parties = await makeParties(world)
  const [{ size } = { size: 0 }] = await world.look<{ size: number }>('select count(*)::int as size from audit.entry')
  const compare = async (state: ModelState, when: string): Promise<void> =>
    deepStrictEqual(await observe(world, parties, size), observationOf(state), when)
  try {
    for (const [index, { action, picks, variables }] of trace.entries()) {
      if (index > 0) await act(world, parties, action, picks)
      figures.did(action)
      const state = variables.s as ModelState
      const questions = (trace[index + 1]?.variables.answers ?? []) as readonly (readonly [Question, string])[]
      const asked = questions.filter(([, answer], at) => isFruitless(answer) && (at + index) % share === 0)
      for (const [question, answer] of asked) {
        const found = await answerTo(world, parties, question)
        deepStrictEqual({ ...question, answer: found }, { ...question, answer }, `a question in state ${index}`)
        figures.asked(answer)
      }
      await compare(state, `state ${index}, after ${action} and ${asked.length} questions`)
    }
  } finally {
    await parties.tenant.stop()
  }
}

/** Whether asking it leaves everything as it is. */
const isFruitless = (answer: string): boolean => answer !== 'ok' && answer !== 'untried'

async function act(
  world: ReplayWorld,
  parties: DeliveryParties,
  action: string,
  picks: TraceState['picks'],
): Promise<void> {
  // No two things happen in the same millisecond: the order of times is the order of the trace.
  world.advance(20)
  if (action === 'crash') return world.crash(picks.name as StepName, Number(picks.statement))
  if (action === 'crashOfTenant') return parties.tenant.crashInPull()
  if (action === 'pull') {
    const batch = await parties.tenant.pull()
    return deepStrictEqual([batch?.rows.length, batch?.sealed], [1, undefined], 'the item does not open')
  }
  const place = (picks.p ?? { delivery: picks.d ?? '', chunk: picks.cursor ?? 0 }) as Place
  const question = isStep(action)
    ? { verb: action, delivery: '', number: 0 }
    : { verb: action, delivery: place.delivery, number: place.chunk }
  const answer = await answerTo(world, parties, question)
  deepStrictEqual({ ...question, answer }, { ...question, answer: 'ok' })
}
