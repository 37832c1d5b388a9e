import type { ChangeContent, Pseudonym } from '@sluis/ttp-core/pseudonymise'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Crash, dyingProcess, type Moment } from '../audit/dying-process.ts'
import { RewrapWorld } from './rewrap-world.ts'
import { addChange, addChunk, openChunk, subject } from './support.ts'

let run: RewrapWorld
beforeAll(async () => {
  run = await RewrapWorld.start()
})
afterAll(() => run?.stop())

const newOf = (change: ChangeContent['changes'][number] | undefined) =>
  change === undefined || change.change === 'erase' ? undefined : change.new

test('[TRAN-22, KEYS-70] killed at any statement, with deliveries before, during and after the rotation, all is done exactly once', {
  timeout: 600_000,
}, async () => {
  const row = { person: subject(), household: subject() }
  await run.nextEpoch()
  let old = await run.delivered(row)
  for (const moment of ['before', 'after'] as const satisfies readonly Moment[]) {
    for (let statement = 1; ; statement += 1) {
      const from = run.epoch
      const before = await addChunk(run.world, run.engine, [{ row: 0, ...row }])
      await run.nextEpoch()
      const after = await addChunk(run.world, run.engine, [{ row: 0, ...row }])
      const change = await addChange(run.world, run.engine, [
        { change: 'merge', kind: 'person', old: row.person, new: subject() },
      ])
      const id = await run.ask([old.person, old.household, 'x'], { epoch: from })
      const process = dyingProcess(statement, moment)
      try {
        await run.life({
          keys: process.database(run.database.url('ttp_keys')),
          pseudonymise: process.database(run.database.url('ttp_pseudonymise')),
          audit: process.database(run.database.url('ttp_audit')),
        })
      } catch (error) {
        if (!(error instanceof Crash)) throw error
      }
      await run.life()

      const [first, second] = [
        await openChunk(run.world, run.engine, before),
        await openChunk(run.world, run.engine, after),
      ]
      const carried = await run.answer(id)
      expect(first?.rows).toHaveLength(1)
      expect(second?.rows).toEqual(first?.rows)
      expect(carried.changes.map(newOf)).toEqual([second?.rows[0]?.person, second?.rows[0]?.household])
      expect(carried.rewrap?.refused).toEqual([{ row: 2, code: 'PSEUDONYM_MALFORMED' }])
      expect((await run.answer(change)).changes[0]?.old).toBe(second?.rows[0]?.person)
      old = {
        person: newOf(carried.changes[0]) as Pseudonym,
        household: newOf(carried.changes[1]) as Pseudonym,
        row: 0,
      }
      expect(await run.world.query('select from pseudonymise.rewrap union all select from pseudonymise.batch')).toEqual(
        [],
      )
      if (!process.died()) break
    }
  }
  const counts = await run.world.query<{ answers: number; executed: number; refused: number; given: number }>(
    `select (select count(*)::int from release.change_part) as answers,
       (select count(*)::int from audit.entry where body like '%"rewrap.executed"%') as executed,
       (select count(*)::int from audit.entry where body like '%"change.pseudonymised"%') as given,
       (select count(*)::int from audit.entry where body like '%"rewrap.refused"%') as refused`,
  )
  const [count] = counts
  expect(count?.answers).toBe((count?.executed ?? 0) + (count?.given ?? 0))
  expect(count?.refused).toBe(0)
})
