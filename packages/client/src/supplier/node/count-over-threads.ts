import { open } from 'node:fs/promises'
import { BlockCounter, type BlockWork } from '../check/count-block.ts'
import { countInOrder } from '../check/count-in-order.ts'
import { type CountRows, countRows } from '../check/count-rows.ts'
import { FileError } from '../findings.ts'
import { firstPlace } from '../read/block.ts'
import type { Origin } from '../read/origin.ts'
import { CountThreads } from './count-threads.ts'
import { ReadingTurn } from './reading-turn.ts'

/** Below this size starting threads costs more than they give. */
const LEAST_BYTES = 32e6
const BLOCK_BYTES = 1 << 16
/** Blocks that may wait to be counted in their order, for each thread. */
const AHEAD = 2

/** How the work is divided; the counts hang on none of it. */
export interface Division {
  /** Threads, this one among them. */
  readonly threads: number
  /** Files below this size are counted here. */
  readonly leastBytes?: number
  readonly blockBytes?: number
  /** What the other threads run, if not `count-worker`. */
  readonly program?: URL
}

/** Counts the rows of a large text file over several threads; of any other here. The counts are the same whichever way. */
export function countOverThreads({ path }: Origin, division: Division): CountRows {
  const { threads, leastBytes = LEAST_BYTES, blockBytes = BLOCK_BYTES, program } = division
  return async (prepared, job) => {
    const { plan, source } = prepared
    const { blocks, survey, columns } = source
    if (path === undefined || !blocks || threads < 2 || survey.bytes < leastBytes) return countRows(prepared, job)
    const work: BlockWork = { plan, rules: job.rules, columns, withLines: job.rowsOut !== undefined }
    const { form } = blocks
    const turn = ReadingTurn.start(firstPlace(form, survey.markBytes), threads, AHEAD * threads)
    const file = await open(path).catch((cause) => {
      throw new FileError('FILE_UNREADABLE', {}, { cause })
    })
    const pool = new CountThreads({ fd: file.fd, form, work, blockBytes }, turn, { helpers: threads - 1, program })
    try {
      const counter = new BlockCounter(work, job.tally)
      await countInOrder(prepared, blocks, job, {
        turns: pool.blocks(counter, job.signal),
        states: () => pool.states(),
      })
    } finally {
      await pool.end()
      await file.close()
    }
  }
}
