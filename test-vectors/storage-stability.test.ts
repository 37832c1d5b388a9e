import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { frozenFile } from './build/storage-stability.ts'

/** Digest of what each version froze. A line is added for a version and never changed. */
const FROZEN: Readonly<Record<string, string>> = {
  '0.1.0': '0e16ded3d58ea64e5b3033da5bff3e8ece487800ac4cb881e18472f9817d2475',
}

const cases = frozenFile.testGroups.flatMap(({ type, tests }) => tests.map((test) => ({ type, ...test })))

it.each(Object.entries(FROZEN))('what version %s stored is still asked, to the byte [CONV-18]', (version, digest) => {
  const own = cases
    .filter(({ comment }) => comment.startsWith(`${version}: `))
    .map(({ type, tcId, input, output }) => JSON.stringify([type, tcId, input, output]))
  expect(own.length).toBeGreaterThan(30)
  expect(createHash('sha256').update(own.join('\n')).digest('hex')).toBe(digest)
})

it('every case belongs to a version', () => {
  for (const { comment } of cases) expect(FROZEN).toHaveProperty([comment.split(':')[0] ?? ''])
})
