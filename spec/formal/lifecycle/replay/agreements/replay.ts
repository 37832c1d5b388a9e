import { deepStrictEqual } from 'node:assert'
import type { TraceState } from '../../itf.ts'
import type { Figures } from '../figures.ts'
import type { ReplayWorld } from '../world.ts'
import { oneDay } from './calendar.ts'
import type { ModelState, Question } from './model.ts'
import { observationOf } from './model.ts'
import { AgreementServer } from './server.ts'

const OF_THE_REGISTRAR: ReadonlySet<string> = new Set(['suspendMuseum', 'suspendTenant', 'list', 'changeEnd'])

/**
 * Does on the real server and the real library of the tenant what a trace of `agreements.qnt` does, and compares after each step
 * what can be seen of both. In each state it also asks what must be refused there, or must change nothing.
 * @throws AssertionError where they part.
 */
export async function replayAgreements(
  world: ReplayWorld,
  trace: readonly TraceState[],
  figures: Figures,
): Promise<void> {
  const server = await AgreementServer.start(world, trace[0]?.variables.s as ModelState)
  try {
    for (const [index, { action, picks, variables }] of trace.entries()) {
      const state = variables.s as ModelState
      world.advance(20)
      if (index > 0) await act(server, action, String(picks.d ?? ''), state)
      figures.did(action)
      const questions = (trace[index + 1]?.variables.answers ?? []) as readonly (readonly [Question, string])[]
      const asked = questions.filter(([, answer]) => answer !== 'ok')
      for (const [question, answer] of asked) {
        const found = await server.answer(question)
        deepStrictEqual({ ...question, answer: found }, { ...question, answer }, `a question in state ${index}`)
        figures.asked(answer)
      }
      const when = `state ${index}, after ${action} and ${asked.length} questions`
      deepStrictEqual(await server.observe(), observationOf(state), when)
    }
  } finally {
    await server.tenant.stop()
  }
}

async function act(server: AgreementServer, action: string, delivery: string, after: ModelState): Promise<void> {
  const { world } = server
  if (OF_THE_REGISTRAR.has(action)) return server.publish(after)
  if (action === 'newDay') return oneDay(world)
  if (action === 'pull') return server.pull()
  if (action === 'release') {
    const { assemble, sequence, publish } = world.processes.steps
    deepStrictEqual(await assemble(), true, 'nothing to assemble')
    while (await sequence());
    while (await publish());
    return
  }
  const answer = await server.answer({ verb: action, delivery })
  deepStrictEqual({ action, delivery, answer }, { action, delivery, answer: 'ok' })
}
