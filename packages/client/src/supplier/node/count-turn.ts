import { readSync } from 'node:fs'
import type { BlockCounter, BlockWork, CountedTurn } from '../check/count-block.ts'
import type { TallyState } from '../check/tally.ts'
import { FileError } from '../findings.ts'
import { type Block, type BlockForm, readBlock } from '../read/block.ts'
import { Skipped } from '../read/skipped.ts'
import type { ReadingTurn, SharedTurn, Turn } from './reading-turn.ts'

/** What it takes to read and count blocks of a file. */
export interface CountingJob {
  /** The open file; all threads read it, each at its own place. */
  readonly fd: number
  readonly form: BlockForm
  readonly work: BlockWork
  /** Bytes of a block. */
  readonly blockBytes: number
}

/** What a thread that counts is given when it starts. */
export interface WorkerJob extends CountingJob {
  readonly turn: SharedTurn
  /** Its number among the threads that read. */
  readonly reader: number
}

/** What a thread says: what hangs on the order of the rows of each block, and at the end all the rest. */
export type FromWorker =
  | { readonly kind: 'block'; readonly counted: CountedTurn }
  | { readonly kind: 'all'; readonly state: TallyState }

/** Reads a block, lets the next thread read on, and counts the rows. */
export function countTurn(job: CountingJob, turn: ReadingTurn, own: Turn, counter: BlockCounter): CountedTurn {
  const block = read(job, own)
  turn.give(block.next)
  return counter.countTurn(own.block, block)
}

function read({ fd, form, blockBytes }: CountingJob, { place }: Turn): Block {
  try {
    return readBlock(form, place, (into, at) => readSync(fd, into, 0, into.length, at), blockBytes)
  } catch (cause) {
    // What the disk refuses; what is wrong with the content is no exception here.
    return { rows: [], skipped: new Skipped(), error: new FileError('FILE_UNREADABLE', {}, { cause }) }
  }
}
