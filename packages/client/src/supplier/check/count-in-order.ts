import { FileError } from '../findings.ts'
import { MARKS } from '../quality/row-marks.ts'
import { Skipped } from '../read/skipped.ts'
import type { SourceBlocks } from '../read/source.ts'
import { type CountedTurn, MARKED } from './count-block.ts'
import type { CountJob } from './count-rows.ts'
import type { PreparedFile } from './prepare.ts'
import type { TallyState } from './tally.ts'

/** Blocks that were counted apart. */
export interface CountedApart {
  /** In the order of the file. */
  readonly turns: AsyncIterable<CountedTurn>
  /** What else was counted, when all blocks were given. */
  states(): Promise<readonly TallyState[]>
}

/** Puts together what was counted apart: as one count of all rows in their order. Throws `FileError` as `CountRows` does. */
export async function countInOrder(
  { source }: PreparedFile,
  { form, ended }: SourceBlocks,
  job: CountJob,
  { turns, states }: CountedApart,
): Promise<void> {
  const { tally, quality, rowsOut, onProgress } = job
  const { bytes } = source.survey
  const passed = new Skipped()
  for (const { line, reason } of form.table.header.above) passed.add(reason, line)
  let stopped: FileError | undefined
  let rows = 0
  for await (const { block, skipped, error, upTo } of turns) {
    passed.append(skipped)
    if (error) stopped = new FileError(error.code, error.where)
    const { marks } = block
    for (let at = 0; at < marks.length; at += MARKED)
      quality.addMarks(marks.subarray(at, at + MARKS), marks[at + MARKS] ?? 0, marks[at + MARKS + 1] ?? 0)
    if (rowsOut) await rowsOut.write(block.text)
    rows += block.rows
    onProgress?.({ rows, share: Math.min(1, (upTo ?? bytes) / bytes) })
  }
  tally.merge(await states())
  await ended(passed, stopped)
}
