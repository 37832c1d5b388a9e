import type { Benchmark } from '../benchmark.ts'
import type { Numbered } from '../linkage/numbered.ts'
import { agreementOf, currentOf, resolveInto } from '../linkage/numbered.ts'
import { BATCH, makeSetting } from '../linkage/setting.ts'
import { say } from '../say.ts'

/** A year of weekly deliveries against everything at once. */
export const weeks: Benchmark = {
  about: 'pairwise F1 after 52 weekly deliveries; against one batch of everything',
  run: async (options) => {
    const { records, truth, country, start } = makeSetting(options)
    const { batch = BATCH } = options
    const weekly = await start()
    const changes: { readonly week: number; readonly numbers: number; readonly changed: number }[] = []
    let numbered: Numbered = records.map(() => '')
    try {
      for (let week = 1; week <= 52; week += 1) {
        const before = numbered
        const positions = records.flatMap((record, at) => (record.week === week ? [at] : []))
        const given = [...before]
        await resolveInto(given, weekly.resolver, records, positions, { batch, country })
        numbered = await currentOf(weekly.resolver, given)
        changes.push({ week, ...changedBetween(before, numbered) })
      }
    } finally {
      await weekly.stop()
    }
    const atOnce = await start()
    let whole: Numbered = records.map(() => '')
    try {
      await resolveInto(whole, atOnce.resolver, records, [...records.keys()], { batch: records.length, country })
      whole = await currentOf(atOnce.resolver, whole)
    } finally {
      await atOnce.stop()
    }
    const [byWeek, byOne] = [agreementOf(numbered, truth), agreementOf(whole, truth)]
    say(JSON.stringify({ byWeek, byOne }))
    const shares = changes.filter(({ numbers }) => numbers > 0).map(({ numbers, changed }) => changed / numbers)
    return {
      figure: byWeek.f1,
      unit: 'F1',
      comparison: { name: 'one batch', figure: byOne.f1, unit: 'F1', ratio: byWeek.f1 / byOne.f1 },
      details: {
        records: records.length,
        byWeek,
        byOne,
        bCubedBetween: agreementOf(numbered, whole).bCubedF1,
        numbersChangedInAWeek: {
          goalMax: 0.005,
          mean: shares.reduce((sum, share) => sum + share, 0) / shares.length,
          max: Math.max(...shares),
          lastTen: shares.slice(-10),
        },
      },
    }
  },
}

/** Of the person numbers in use before, how many some record goes by no longer. */
function changedBetween(before: Numbered, after: Numbered): { readonly numbers: number; readonly changed: number } {
  const numbers = new Set<string>()
  const changed = new Set<string>()
  for (const [position, number] of before.entries()) {
    if (number === '') continue
    numbers.add(number)
    if (after[position] !== number) changed.add(number)
  }
  return { numbers: numbers.size, changed: changed.size }
}
