import type { Benchmark } from '../benchmark.ts'
import type { Numbered } from '../linkage/numbered.ts'
import { agreementOf, currentOf, resolveInto } from '../linkage/numbered.ts'
import { BATCH, makeSetting } from '../linkage/setting.ts'

/** Several engines on one store. */
export const engines: Benchmark = {
  about: 'B-cubed agreement of --engines (4) at once with one; and persons that they made twice of the same records',
  run: async (options) => {
    const { records, truth, country, start } = makeSetting(options)
    const { batch = BATCH, engines: count = 4 } = options
    const positions = [...records.keys()]
    const chunks = Array.from({ length: Math.ceil(positions.length / batch) }, (_, at) =>
      positions.slice(at * batch, (at + 1) * batch),
    )
    const alone = await start()
    const startedAlone = performance.now()
    let secondsAlone = 0
    let one: Numbered = records.map(() => '')
    try {
      await resolveInto(one, alone.resolver, records, positions, { batch, country })
      secondsAlone = (performance.now() - startedAlone) / 1_000
      one = await currentOf(alone.resolver, one)
    } finally {
      await alone.stop()
    }
    const together = await start()
    let many: Numbered = records.map(() => '')
    let madeTwice = 0
    let secondsTogether = 0
    const started = performance.now()
    try {
      const all = [together.resolver, ...Array.from({ length: count - 1 }, together.another)]
      const waiting = chunks.entries()
      await Promise.all(
        all.map(async (resolver) => {
          for (const [, chunk] of waiting) await resolveInto(many, resolver, records, chunk, { batch, country })
        }),
      )
      secondsTogether = (performance.now() - started) / 1_000
      many = await currentOf(together.resolver, many)
      madeTwice = await countMadeTwice()
    } finally {
      await together.stop()
    }
    const agreement = agreementOf(many, one).bCubedF1
    return {
      figure: agreement,
      unit: 'B-cubed F1',
      comparison: { name: 'the same partition', figure: 1, unit: 'B-cubed F1', ratio: agreement },
      details: {
        records: records.length,
        engines: count,
        seconds: { one: secondsAlone, many: secondsTogether },
        f1: { one: agreementOf(one, truth).f1, many: agreementOf(many, truth).f1 },
        sameRecordsGivenToAll: { madeTwice },
      },
    }

    /** The same new records to every engine at the same moment: a record must have one number, whoever gave it. */
    async function countMadeTwice(): Promise<number> {
      const fresh = await start()
      try {
        const all = [fresh.resolver, ...Array.from({ length: count - 1 }, fresh.another)]
        const given = await Promise.all(
          all.map(async (resolver) => {
            const numbered: Numbered = records.map(() => '')
            await resolveInto(numbered, resolver, records, chunks[0] ?? [], { batch, country })
            return numbered
          }),
        )
        const finals = await Promise.all(given.map((numbered) => currentOf(fresh.resolver, numbered)))
        return (chunks[0] ?? []).filter((position) => new Set(finals.map((numbered) => numbered[position])).size > 1)
          .length
      } finally {
        await fresh.stop()
      }
    }
  },
}
