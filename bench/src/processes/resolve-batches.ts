// An engine in a process of its own: told where the database is and which population it works on, it resolves the batches that it is sent.
import { providePlatformBase64 } from '@sluis/ttp-core/common'
import type { Joining, LabelledRecord } from '@sluis/ttp-server/evaluate'
import { joinResolver } from '@sluis/ttp-server/evaluate'
import { labelledRecords } from '../linkage/labelled-records.ts'
import { makePopulation } from '../population/index.ts'

/** The first message. */
export interface EngineTask {
  readonly joining: Joining
  readonly population: Parameters<typeof makePopulation>[0]
}

/** Every further message; answered by its `id` when it is done. */
export interface EngineBatch {
  readonly id: number
  readonly positions: readonly number[]
}

providePlatformBase64()
let work: ((batch: EngineBatch) => Promise<void>) | undefined

process.on('message', (message: EngineTask | EngineBatch) => {
  if ('joining' in message) {
    work = engineOf(message)
    process.send?.(-1)
  } else {
    void work?.(message).then(() => process.send?.(message.id))
  }
})

function engineOf({ joining, population }: EngineTask): NonNullable<typeof work> {
  const made = makePopulation(population)
  const records: readonly LabelledRecord[] = [...labelledRecords(made)]
  const { country } = made.language
  const resolver = joinResolver(joining)
  return async ({ positions }) => {
    const delivered = positions.flatMap((position) => records[position] ?? [])
    await resolver.resolveRecords(delivered.map(({ identity, institution }) => ({ identity, institution, country })))
  }
}
