import { deepStrictEqual } from 'node:assert'
import { randomBytes } from 'node:crypto'
import type { TraceState } from '../../itf.ts'
import type { Figures } from '../figures.ts'
import type { ReplayWorld } from '../world.ts'
import { enqueueBatch } from './batch.ts'
import { KeyStore } from './key-store.ts'
import type { ModelState, Name, Question } from './model.ts'
import { observationOf, observe } from './observe.ts'

/** After this time the key engine looks again at a batch that it put aside. */
const ASIDE_MS = 31_000
const FRUITLESS: ReadonlySet<string> = new Set(['false', 'KEY_UNAVAILABLE', 'refused', 'idle'])

/**
 * Does on the real key store and key engine what a trace of `keys.qnt` does, and compares after each step what can be seen of both.
 * @param share Of how many questions one is asked in each state.
 * @throws AssertionError where they part.
 */
export async function replayKeys(
  world: ReplayWorld,
  trace: readonly TraceState[],
  figures: Figures,
  share: number,
): Promise<void> {
  const replay = await KeysReplay.start(world)
  try {
    for (const [index, { action, picks, variables }] of trace.entries()) {
      const before = trace[index - 1]?.variables.s as WaitingState | undefined
      const state = variables.s as ModelState & WaitingState
      if (index > 0) await replay.act(action, picks)
      if ((before?.waiting.length ?? 0) > state.waiting.length) await replay.store.endWaiting()
      figures.did(action)
      const questions = (trace[index + 1]?.variables.answers ?? []) as readonly (readonly [Question, string])[]
      const asked = questions.filter(([, answer], at) => FRUITLESS.has(answer) && (at + index) % share === 0)
      for (const [question, answer] of asked) {
        const found = await replay.store.ask(question)
        deepStrictEqual({ ...question, answer: found }, { ...question, answer }, `a question in state ${index}`)
        figures.asked(answer)
      }
      await replay.compare(state, `state ${index}, after ${action} and ${asked.length} questions`)
    }
  } finally {
    await replay.store.stop()
  }
}

interface WaitingState {
  readonly waiting: readonly unknown[]
}

class KeysReplay {
  readonly store: KeyStore
  readonly #world: ReplayWorld
  /** One subject for all batches: its pseudonyms differ by the keys alone. */
  readonly #subject = randomBytes(16).toString('base64url')
  /** Entries of the log that no verb of the trace made. */
  #others: string[] = []
  #batches = 0
  /** Of the directory, before the trace. */
  readonly #base: number

  private constructor(world: ReplayWorld) {
    this.#world = world
    this.#base = world.directory.domains.find(({ id }) => id === 'audience')?.epoch ?? 0
    this.store = new KeyStore(world, this.#base)
  }

  static async start(world: ReplayWorld): Promise<KeysReplay> {
    await world.clear()
    await world.look("delete from keys.key where purpose like 'pseudonym-%'")
    const replay = new KeysReplay(world)
    await replay.#moveEpoch(1)
    await replay.#restart()
    return replay
  }

  async act(action: string, picks: TraceState['picks']): Promise<void> {
    // No two keys are made in the same millisecond.
    this.#world.advance(20)
    const name = picks.n as Name
    if (action === 'create' || action === 'plan' || action === 'destroy') {
      const question = { verb: action, name, use: '' }
      return deepStrictEqual({ ...question, answer: await this.store.ask(question) }, { ...question, answer: 'true' })
    }
    if (action === 'createWaits') return this.store.beginWaiting('create', name)
    if (action === 'destroyWaits') return this.store.beginWaiting('destroy', name)
    if (action === 'beginLoan') return this.store.beginLoan(name, String(picks.use))
    if (action === 'endLoan') {
      const [lent, use] = picks.loan as [Name, string]
      return this.store.endLoan(lent, use, picks.dies === true)
    }
    if (action === 'enqueue') {
      this.#batches += 1
      return enqueueBatch(this.#world, this.#batches, this.#subject)
    }
    if (action === 'pseudonymise') {
      return deepStrictEqual(await this.#world.processes.steps.pseudonymise(), true, 'there was no batch')
    }
    if (action === 'moveEpoch') return this.#moveEpoch(Number(picks.epoch))
    if (action === 'restart') return this.#restart()
    throw new Error(`the model did ${action}`)
  }

  async compare(state: ModelState, when: string): Promise<void> {
    deepStrictEqual(await observe(this.#world, this.#others), observationOf(state, this.#base), when)
  }

  async #moveEpoch(epoch: number): Promise<void> {
    const world = this.#world
    await world.change((directory) => ({
      ...directory,
      domains: directory.domains.map((domain) =>
        domain.id === 'audience' ? { ...domain, epoch: this.#base + epoch } : domain,
      ),
    }))
    world.advance(ASIDE_MS)
  }

  /** The loans that an engine makes of its own keys when it starts are left out of the account. */
  async #restart(): Promise<void> {
    const entries = 'select id from audit.pending union all select id from audit.entry'
    const ids = async (): Promise<string[]> => (await this.#world.look<{ id: string }>(entries)).map(({ id }) => id)
    const before = new Set(this.#batches === 0 && this.#others.length === 0 ? [] : await ids())
    await this.#world.restart()
    this.#others.push(...(await ids()).filter((id) => !before.has(id)))
  }
}
