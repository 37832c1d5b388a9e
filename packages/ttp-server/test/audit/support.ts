import { leafHash, parseEntry, rootOf, utf8, verifyCheckpoint } from '@sluis/ttp-core/auditor'
import { expect } from 'vitest'
import type { World } from '../pseudonymise/support.ts'

/** What the log holds once it was verified from its first entry on. */
export interface VerifiedLog {
  readonly size: number
  /** How often each action is in the log. */
  readonly actions: Readonly<Record<string, number>>
  readonly ids: readonly string[]
}

/** Verifies every checkpoint against the entries, as somebody does who has nothing but the verifier key. */
export async function verifiedLog(world: Pick<World, 'query'>, verifierKey: string): Promise<VerifiedLog> {
  const entries = await world.query<{ index: number; id: string; body: string }>(
    'select index, id, body from audit.entry order by index',
  )
  expect(entries.map(({ index }) => index)).toEqual(entries.map((_, place) => place))
  const leaves = entries.map(({ body }) => leafHash(utf8(body)))
  const checkpoints = await world.query<{ size: number; note: string }>(
    'select size, note from audit.checkpoint order by size',
  )
  for (const { size, note } of checkpoints) {
    const checkpoint = verifyCheckpoint(note, verifierKey)
    expect(checkpoint.size).toBe(size)
    expect(Buffer.from(checkpoint.root).toString('hex')).toBe(
      Buffer.from(rootOf(leaves.slice(0, size))).toString('hex'),
    )
  }
  expect(checkpoints.at(-1)?.size ?? 0).toBe(entries.length)
  const actions: Record<string, number> = {}
  for (const { id, body } of entries) {
    const entry = parseEntry(body)
    expect(entry.id).toBe(id)
    actions[entry.action] = (actions[entry.action] ?? 0) + 1
  }
  return { size: entries.length, actions, ids: entries.map(({ id }) => id) }
}
