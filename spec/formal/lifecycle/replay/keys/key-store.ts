import { deepStrictEqual } from 'node:assert'
import { setTimeout } from 'node:timers/promises'
import { ServerError } from '../../../../../packages/ttp-server/src/kernel/errors.ts'
import { Crash } from '../crashing.ts'
import type { ReplayWorld } from '../world.ts'
import type { Name, Question } from './model.ts'
import { keyName } from './model.ts'

interface OpenLoan {
  readonly end: (dies: boolean) => void
  readonly ended: Promise<unknown>
}

/** The verbs of the real key store, with loans that stay open and verbs that wait for them. */
export class KeyStore {
  readonly #world: ReplayWorld
  readonly #base: number
  readonly #loans = new Map<string, OpenLoan>()
  #waiting: Promise<string> | undefined

  constructor(world: ReplayWorld, base: number) {
    this.#world = world
    this.#base = base
  }

  /** @returns `true` or `false` as the verb says, or the code of its error. */
  async ask({ verb, name, use }: Question): Promise<string> {
    const { keys, steps } = this.#world.processes
    if (verb === 'create') return outcome(keys.create(keyName(name, this.#base)))
    if (verb === 'plan') return outcome(keys.plan(keyName(name, this.#base)))
    if (verb === 'destroy') return outcome(keys.destroy(keyName(name, this.#base)))
    if (verb === 'lend') {
      const loan = { names: [keyName(name, this.#base)], occasion: 'replay', use: use as 'make' | 'convert' }
      return outcome(keys.lend(loan, async () => true))
    }
    if (verb === 'revive') return this.#revive(name)
    if (verb === 'pseudonymise') return (await steps.pseudonymise()) ? 'done' : 'idle'
    throw new Error(`no verb ${verb}`)
  }

  /** Begins a loan that stays open until `endLoan`. */
  async beginLoan(name: Name, use: string): Promise<void> {
    let begun: () => void = () => undefined
    let end: OpenLoan['end'] = () => undefined
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    const mayEnd = new Promise<boolean>((resolve) => {
      end = resolve
    })
    const loan = { names: [keyName(name, this.#base)], occasion: 'replay', use: use as 'make' | 'convert' }
    const ended = this.#world.processes.keys.lend(loan, async () => {
      begun()
      if (await mayEnd) throw new Crash()
    })
    ended.catch(() => undefined)
    await Promise.race([hasBegun, ended])
    this.#loans.set(nameOf(name, use), { end, ended })
  }

  /** Ends a loan; what waited for it then comes to its end. */
  async endLoan(name: Name, use: string, dies: boolean): Promise<void> {
    const key = nameOf(name, use)
    const loan = this.#loans.get(key)
    if (loan === undefined) throw new Error(`no loan of ${key}`)
    this.#loans.delete(key)
    loan.end(dies)
    const end = await loan.ended.then(
      () => undefined,
      (error: unknown) => error,
    )
    deepStrictEqual(end instanceof Crash, dies)
  }

  /** Begins a verb that must wait for a loan: it is seen to wait for a lock of the database. */
  async beginWaiting(verb: string, name: Name): Promise<void> {
    let answer: string | undefined
    this.#waiting = this.ask({ verb, name, use: '' }).then((said) => {
      answer = said
      return said
    })
    while (answer === undefined && !(await this.#somebodyWaits())) await setTimeout(5)
    deepStrictEqual({ verb, name, answer }, { verb, name, answer: undefined }, 'it did not wait for the loan')
  }

  /** Lets the verb that waited come to its end. */
  async endWaiting(): Promise<void> {
    const waiting = this.#waiting
    this.#waiting = undefined
    if (waiting !== undefined) deepStrictEqual(await waiting, 'true')
  }

  /** Ends whatever is under way. */
  async stop(): Promise<void> {
    for (const { end } of this.#loans.values()) end(false)
    await Promise.allSettled([...this.#loans.values()].map(({ ended }) => ended))
    await this.#waiting?.catch(() => undefined)
  }

  async #somebodyWaits(): Promise<boolean> {
    const rows = await this.#world.look(
      "select from pg_stat_activity where usename = 'ttp_keys' and wait_event_type = 'Lock'",
    )
    return rows.length > 0
  }

  /** What the role of the key engine could send, had it a mind to. */
  async #revive(name: Name): Promise<string> {
    const { purpose, tenant, domain, epoch } = keyName(name, this.#base)
    return this.#world.databases.keys.withConnection((sql) =>
      sql
        .query(
          `update keys.key set state = 'active', sealed_seed = '\\x00'
           where purpose = $1 and tenant = $2 and domain = $3 and epoch = $4`,
          [purpose, tenant, domain, epoch],
        )
        .then(
          () => 'done',
          () => 'refused',
        ),
    )
  }
}

const nameOf = (name: Name, use: string): string => [...name, use].join(' ')

async function outcome(verb: Promise<boolean>): Promise<string> {
  try {
    return String(await verb)
  } catch (error) {
    if (error instanceof ServerError) return error.code
    throw error
  }
}
