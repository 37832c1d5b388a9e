import { directoryDigest, verifyDirectory } from '@sluis/ttp-core/common'
import { beforeEach, expect, test } from 'vitest'
import type { DirectoryVersion } from '../../src/auditor/index.ts'
import { directoryHistory, type HistoryOptions, type LogPlace } from '../../src/tenant/index.ts'
import { TestLog } from './log.ts'
import { directoryChain, museum, registrar } from './world.ts'

let log: TestLog
let chain: readonly string[]
let openings: ReturnType<TestLog['add']>[]
let reads: number[]
/** Versions 1 to 4 at the indices 0, 10, 20, 21; the last two an hour, and two seconds, before noon. */
beforeEach(async () => {
  ;[log, openings, reads] = [new TestLog(), [], []]
  chain = await directoryChain(4)
  const at = [
    '2026-01-01T00:00:00.000Z',
    '2026-02-01T00:00:00.000Z',
    '2026-03-01T11:00:00.000Z',
    '2026-03-01T11:59:58.000Z',
  ]
  for (const [place, index] of [0, 10, 20, 21].entries()) {
    while (log.size < index) log.add('token.issued', {})
    openings.push(log.add('directory.published', publication(place + 1), 'registrar', at[place]))
  }
  while (log.size < 30) log.add('token.issued', {})
})

const publication = (version: number) => ({ version, digest: directoryDigest(chain[version - 1] ?? '') })
const shown = (version: number): DirectoryVersion => {
  const opening = openings[version - 1]
  if (opening === undefined) throw new Error(`no version ${version}`)
  const { details, ...rest } = log.prove(opening)
  return { version, document: chain[version - 1] ?? '', evidence: { ...rest, details: { ...details } } }
}
const history = (options: Partial<HistoryOptions> = {}, newest = 4) =>
  directoryHistory({
    read: async (version) => {
      reads.push(version)
      return shown(version)
    },
    registrarKey: registrar.publicJwk,
    newest: async () => {
      const jws = chain[newest - 1] ?? ''
      return { jws, directory: await verifyDirectory(jws, registrar.publicJwk) }
    },
    holdCheckpoint: async () => undefined,
    pause: async () => undefined,
    ...options,
  })
const NOON = '2026-03-01T12:00:00.000Z'
const versionsAt = async (place: LogPlace, inForceAt = history()) =>
  (await inForceAt(place)).map(({ version }) => version)

test.each([
  [0, '2026-01-01T00:00:00.000Z', []],
  [1, '2026-01-01T00:00:02.999Z', [1]],
  [9, '2026-01-31T00:00:00.000Z', [1]],
  [10, '2026-02-01T00:00:00.000Z', [1]],
  [11, '2026-02-01T00:00:00.000Z', [2, 1]],
  [12, '2026-02-01T00:00:02.999Z', [2, 1]],
  [13, '2026-02-01T00:00:03.000Z', [2]],
  [21, '2026-03-01T11:59:58.000Z', [3]],
  [22, NOON, [4, 3]],
  [29, '2026-03-01T12:00:01.000Z', [4]],
])('at index %i, at %s, these versions were in force: %j [DIRE-22]', async (index, at, versions) => {
  expect(await versionsAt({ index, at })).toEqual(versions)
})

test('no more versions are asked for than are needed, and each once', async () => {
  const inForceAt = history()
  await versionsAt({ index: 29, at: '2026-03-01T13:00:00.000Z' }, inForceAt)
  expect(reads).toEqual([4])
  await versionsAt({ index: 13, at: '2026-02-02T00:00:00.000Z' }, inForceAt)
  await versionsAt({ index: 14, at: '2026-02-02T00:00:00.000Z' }, inForceAt)
  expect(reads).toEqual([4, 3, 2])
})

test('a version that the log covers only now is asked for again; each checkpoint is held against the log', async () => {
  const held: string[] = []
  let looks = 0
  const inForceAt = history({
    read: async (version) => {
      looks += 1
      const { evidence: _, ...bare } = shown(version)
      return looks < 5 ? bare : shown(version)
    },
    holdCheckpoint: async ({ note }) => void held.push(note),
  })
  expect(await versionsAt({ index: 29, at: '2026-03-01T13:00:00.000Z' }, inForceAt)).toEqual([4])
  expect([looks, held]).toEqual([5, [log.note()]])
})

const withheld: readonly (readonly [string, (version: number) => DirectoryVersion | undefined])[] = [
  ['not handed over', () => undefined],
  ['never proved', (version) => ({ version, document: shown(version).document })],
  ['proved by the publication of another', (version) => ({ ...shown(version), evidence: shown(1).evidence })],
  ['another of the chain', (version) => ({ ...shown(1), version })],
  ['no text of ASCII', (version) => ({ ...shown(version), document: '\ud800' })],
]
test.each(withheld)(
  'a version that is %s stops the tenant, the newest and an older one [DIRE-23]',
  async (_, answer) => {
    for (const wrong of [4, 3]) {
      const inForceAt = history({ read: async (version) => (version === wrong ? answer(version) : shown(version)) })
      await expect(inForceAt({ index: 15, at: '2026-02-02T00:00:00.000Z' })).rejects.toMatchObject({
        code: 'DIRECTORY_WITHHELD',
      })
    }
  },
)

test('a version of another signer is not taken, though the chain names it', async () => {
  const inForceAt = history({ registrarKey: museum.publicJwk })
  await expect(inForceAt({ index: 29, at: NOON })).rejects.toMatchObject({ code: 'DIRECTORY_SIGNATURE_INVALID' })
})
