import { hashText, levelOf } from '@sluis/ttp-core/identity'

/** Numbers of one stem that are kept together: their bits. */
const BLOCK = 32
/** Blocks that are looked at; of more, those whose hash has a zero bit more in front. */
const BLOCKS_MAX = 65_536
/** Steps in which somebody may count: by ones, by twos for one side of a street, by tens. */
const STEPS_MAX = 16

/** How many distinct numbers there are, and the share of them whose next number, in the step that fits best, is there too. */
export interface Run {
  readonly values: number
  readonly share: number
}

/**
 * Finds out whether numbers were counted out: rows in, share out, in bounded memory. In a list of visitors the next number belongs to
 * a stranger, who is there as often as anybody; in a dictionary it is there always. Neither order nor repetition matters.
 */
export class RunCount {
  #level = 0
  #blocks = new Map<number, number>()

  /** @param stem What the number runs within. @param number Whole, 0 or more. */
  add(stem: string, number: number): void {
    const hash = hashText(`${Math.floor(number / BLOCK)}\u001f${stem}`)
    if (levelOf(hash) < this.#level) return
    this.#blocks.set(hash, (this.#blocks.get(hash) ?? 0) | (1 << (number % BLOCK)))
    while (this.#blocks.size > BLOCKS_MAX) this.#thin()
  }

  result(): Run {
    let values = 0
    for (const bits of this.#blocks.values()) values += bitCount(bits)
    let share = 0
    for (let step = 1; step <= STEPS_MAX; step += 1) share = Math.max(share, this.#shareOf(step))
    return { values: values * 2 ** this.#level, share }
  }

  /** Only numbers whose successor falls into the same block are asked. */
  #shareOf(step: number): number {
    const asked = 0xffffffff >>> step
    let followed = 0
    let all = 0
    for (const bits of this.#blocks.values()) {
      followed += bitCount(bits & (bits >>> step) & asked)
      all += bitCount(bits & asked)
    }
    return all === 0 ? 0 : followed / all
  }

  #thin(): void {
    this.#level += 1
    for (const hash of this.#blocks.keys()) if (levelOf(hash) < this.#level) this.#blocks.delete(hash)
  }
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
