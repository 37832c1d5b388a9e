import type { ReplayWorld } from '../world.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** The day on which a trace begins. */
const FIRST_DAY = 2

/** The days of a trace. */
export class Calendar {
  readonly #midnight: number

  /** Goes to the early morning of the next day: a trace takes less than what is left of it. */
  constructor(world: ReplayWorld) {
    const now = world.now().getTime()
    this.#midnight = (Math.floor(now / DAY_MS) + 1) * DAY_MS
    world.advance(this.#midnight + HOUR_MS - now)
  }

  /** A day of the model as a date. */
  date(day: number): string {
    return new Date(this.#midnight + (day - FIRST_DAY) * DAY_MS).toISOString().slice(0, 10)
  }
}

export const oneDay = (world: ReplayWorld): void => world.advance(DAY_MS)
