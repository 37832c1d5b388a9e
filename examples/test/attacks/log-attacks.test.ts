import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  apiLogReader,
  CheckpointKeeper,
  compareNote,
  cosignLargest,
  createApiClient,
  exportAudit,
  LogError,
  readFork,
  verifyFork,
} from '@sluis/client/auditor'
import { ClientError } from '@sluis/client/supplier'
import { makeVerifierKey } from '@sluis/ttp-core/pseudonymise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderStorage } from '../../../packages/client/src/state/node/folder-storage.ts'
import type { World } from '../../../packages/ttp-server/test/http/world.ts'
import { startWorld } from '../../../packages/ttp-server/test/http/world.ts'
import type { LogCopy } from './log-copies.ts'
import { backUp, ownerOf, restore } from './log-copies.ts'
import type { SeededAttack } from './log-seeds.ts'
import { SEEDED_ATTACKS, signOn } from './log-seeds.ts'

const TABLE = '../../../spec/attacks/log-attacks.md'

let world: World
let folder: string
/** State folders: of a party that saw the smaller log only, and of one that saw the larger. */
let seenBefore: string
let seenAfter: string
let before: LogCopy
let honest: LogCopy
beforeAll(async () => {
  world = await startWorld()
  folder = await mkdtemp(join(tmpdir(), 'sluis-log-attacks-'))
  seenBefore = join(folder, 'before')
  seenAfter = join(folder, 'after')
  await world.publish()
  await grow(5)
  before = await backUp(world)
  await keeperOf(seenBefore).holdNewest(world.directory().log)
  await world.publish((directory) => directory)
  await grow(280)
  honest = await backUp(world)
  await keeperOf(seenAfter).holdNewest(world.directory().log)
})
afterAll(async () => {
  await world?.stop()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

/** Entries as the key engine logs them. */
async function grow(count: number): Promise<void> {
  await ownerOf(world)(
    `insert into audit.pending (id, appended_by, body)
     select id, 'ttp_keys', '{"action":"key.created","actor":"engine:key","at":"2026-06-01T12:00:00.000Z","commitment":"' || repeat('0', 64)
       || '","id":"' || id || '","schema":"sluis-audit/1"}'
     from (select gen_random_uuid() as id from generate_series(1, $1::int)) made`,
    [count],
  )
  await world.sequenceLog()
}

function clientOf(stateDirectory: string): ReturnType<typeof createApiClient> {
  const config = {
    url: 'https://ttp.example',
    organisation: 'auditor',
    clientId: 'auditor-client',
    signKey: world.parties.auditor.privateJwk,
    registrarKey: world.parties.registrar.publicJwk,
    country: 'NL',
    stateDirectory,
  }
  const fetch = async (url: string, init: RequestInit): Promise<Response> =>
    world.gateway.app.request(new URL(url).pathname, init)
  return createApiClient(config, { fetch, retry: { attempts: 1 } })
}

const keeperOf = (stateDirectory: string): CheckpointKeeper =>
  new CheckpointKeeper(folderStorage(stateDirectory), apiLogReader(clientOf(stateDirectory)))

/** A copy of what a party knows, so that one attack does not teach it anything of the next. */
async function stateFrom(known: string): Promise<string> {
  const state = await mkdtemp(join(folder, 'state-'))
  await cp(known, state, { recursive: true })
  return state
}

/** The codes of a complete audit by somebody who kept the larger checkpoint, each once; that of the error, where the service fails. */
async function auditCodes(): Promise<string[]> {
  const state = await stateFrom(seenAfter)
  const keeper = keeperOf(state)
  try {
    const extras = { seenCheckpoint: (origin: string) => keeper.largest(origin) }
    const report = await exportAudit(clientOf(state), join(state, 'export'), extras)
    return [...new Set(report.faults.map(({ fault }) => fault))]
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    return [error.code]
  }
}

/** What stops a party that follows the log, and what its evidence shows to a third party. */
async function follow(known: string): Promise<{ follower: string; evidence: string }> {
  const state = await stateFrom(known)
  const error: unknown = await keeperOf(state)
    .holdNewest(world.directory().log)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
  if (error === undefined) return { follower: 'none', evidence: 'none' }
  if (!(error instanceof LogError)) throw error
  const forks = await readdir(join(state, 'forks')).catch(() => [])
  expect(forks.length).toBe(error.evidenceFile === undefined ? 0 : 1)
  if (error.evidenceFile === undefined) return { follower: error.code, evidence: 'none' }
  return { follower: error.code, evidence: verifyFork(await readFork(error.evidenceFile), world.verifierKey) }
}

describe('a log that nobody touched', () => {
  it('verifies, and every party may follow it', async () => {
    expect(await auditCodes()).toEqual([])
    for (const known of [seenBefore, seenAfter])
      expect(await follow(known)).toEqual({ follower: 'none', evidence: 'none' })
  })
})

it('the key engine itself signs nothing more on a log that is older than one it saw [AUDI-22]', async () => {
  try {
    await restore(world, before)
    await expect(grow(1)).rejects.toMatchObject({ code: 'LOG_INCONSISTENT' })
    expect((await backUp(world)).checkpoints).toEqual(before.checkpoints)
  } finally {
    await ownerOf(world)('delete from audit.pending')
    await restore(world, honest)
  }
})

describe('a log that shows two parties two faces', () => {
  it('is found when they compare what they kept, with the proof; alone, neither can know [AUDI-34, AUDI-35]', async () => {
    try {
      const [museum, stage] = [await stateFrom(seenBefore), await stateFrom(seenBefore)]
      const shown = async (party: string): Promise<LogCopy> => {
        await restore(world, before)
        await signOn(world, before.entries.length + 20)
        await keeperOf(party).holdNewest(world.directory().log)
        return backUp(world)
      }
      const face = await shown(museum)
      await shown(stage)
      // Each follows its own face, and is content.
      await keeperOf(stage).holdNewest(world.directory().log)
      const key = { clientId: 'stage-client', signKey: world.parties.stage.privateJwk }
      const note = await cosignLargest(keeperOf(stage), world.directory(), key, new Date(1_800_000_000_000))
      await restore(world, face)
      await keeperOf(museum).holdNewest(world.directory().log)
      const error: unknown = await compareNote(keeperOf(museum), world.directory(), note ?? '').catch(
        (thrown) => thrown,
      )
      expect(error).toMatchObject({ code: 'LOG_FORKED' })
      const bundle = await readFork((error as LogError).evidenceFile ?? '')
      expect(verifyFork(bundle, world.verifierKey)).toBe('contradiction')
      // Another log's key is not convicted by it.
      expect(() =>
        verifyFork(bundle, makeVerifierKey({ name: world.logKey.name, privateKey: new Uint8Array(32) })),
      ).toThrow('LOG_SIGNATURE_INVALID')
    } finally {
      await restore(world, honest)
    }
  })

  it('and an honest one is confirmed, with who saw it and when [AUDI-34, AUDI-35]', async () => {
    const [museum, stage] = [await stateFrom(seenBefore), await stateFrom(seenAfter)]
    const key = { clientId: 'stage-client', signKey: world.parties.stage.privateJwk }
    const note = (await cosignLargest(keeperOf(stage), world.directory(), key, new Date(1_800_000_000_000))) ?? ''
    const compared = await compareNote(keeperOf(museum), world.directory(), note)
    expect(compared.cosigned).toEqual([{ organisation: 'stage', client: 'stage-client', at: 1_800_000_000 }])
    expect(compared.size).toBe(honest.entries.length)
    const forged = note.replace(/(— stage-client )(....)/, '$1AAAA')
    expect((await compareNote(keeperOf(museum), world.directory(), forged)).cosigned).toEqual([])
    const broken = `${note.slice(0, -6)}AAA=\n`
    await expect(compareNote(keeperOf(museum), world.directory(), broken)).rejects.toMatchObject({
      code: 'LOG_CHECKPOINT_INVALID',
    })
  })
})

interface Outcome {
  readonly audit: readonly string[]
  /** Of a party that saw the log while it was small, and of one that saw all of it. */
  readonly early: { readonly follower: string; readonly evidence: string }
  readonly late: { readonly follower: string; readonly evidence: string }
}
const outcomes = new Map<SeededAttack, Outcome>()

describe('every seeded attack on the log is found', () => {
  it.each(SEEDED_ATTACKS.map((seeded) => [seeded.name, seeded] as const))(
    '%s [AUDI-25, AUDI-28, AUDI-32]',
    async (_, seeded) => {
      try {
        await seeded.attack(world, before)
        const outcome = { audit: await auditCodes(), early: await follow(seenBefore), late: await follow(seenAfter) }
        outcomes.set(seeded, outcome)
        expect(outcome.audit.length).toBeGreaterThan(0)
        if (seeded.rewritesHistory) expect(outcome.late).toEqual({ follower: 'LOG_FORKED', evidence: 'contradiction' })
        // Nobody is accused by a proof whom the log's own signatures do not convict.
        else expect([outcome.early.evidence, outcome.late.evidence]).not.toContain('contradiction')
      } finally {
        await restore(world, honest)
      }
    },
  )

  it('with the codes of the committed table', async () => {
    expect(outcomes.size).toBe(SEEDED_ATTACKS.length)
    await expect(describeOutcomes()).toMatchFileSnapshot(TABLE)
  })
})

function describeOutcomes(): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const who = ({ follower, evidence }: Outcome['late']): string =>
    evidence === 'none' ? follower : `${follower}, ${evidence}`
  const rows = [...outcomes].map(([{ name, takes }, { audit, early, late }]) =>
    row([name, takes, audit.join(', '), who(early), who(late)]),
  )
  return `# Attacks on the log, and what finds them

Made by \`examples/test/attacks/log-attacks.test.ts\`, which does each of them to the database of a running service. _Audit_: the faults of
\`sluis audit export\` by somebody who kept the largest checkpoint. _Who saw it small_, _who saw it all_: what stops a client that follows
the log, with what its evidence file shows to a third party that has the log's verifier key and nothing else (\`sluis audit verify-fork\`).

${[row(['attack', 'takes', 'audit', 'who saw it small', 'who saw it all']), row(['---', '---', '---', '---', '---']), ...rows].join('\n')}
`
}
