import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signApproval, signRequest } from '@sluis/ttp-core/person'
import type { Directory, KeyDestructionRequest, Person } from '@sluis/ttp-core/pseudonymise'
import { makeVerifierKey, requestDigest, SecretKey, signCheckpoint } from '@sluis/ttp-core/pseudonymise'
import type { SignKeyPair } from '@sluis/ttp-core/registrar'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { submitDestruction } from '../../src/cli/key-tables.ts'
import { createSequencer } from '../../src/domains/audit/index.ts'
import type { KeyName, Keys, KeysPorts } from '../../src/domains/keys/index.ts'
import { createKeys } from '../../src/domains/keys/index.ts'
import type { Database } from '../../src/kernel/database.ts'
import { folderLocks } from '../../src/kernel/key-locks.ts'
import { keepingLogger } from '../pseudonymise/support.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'

export const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
export const root = SecretKey.from(randomBytes(32))
const { logger } = keepingLogger()
export const NAME: KeyName = { purpose: 'pseudonym-wrap', tenant: 'alfa', domain: 'insight', epoch: 1 }
export const NEXT: KeyName = { ...NAME, epoch: 2 }

/** A key store on a database of its own, with locks, an operator who asks and custodians who approve; the whole is made anew for each test file. */
export function destructionWorld() {
  let database: TestDatabase
  let owner: pg.Pool
  let pool: Database
  let folder: string
  let logDatabase: Database
  const people: Record<string, SignKeyPair> = {}
  let suspended: string[] = []

  beforeAll(async () => {
    database = await startTestDatabase()
    owner = new pg.Pool({ connectionString: database.owner, max: 2 })
    // PostgreSQL stops while connections are idle.
    owner.on('error', () => undefined)
    pool = database.database('ttp_keys')
    logDatabase = database.database('ttp_audit')
    for (const name of ['olga', 'anna', 'bram', 'cleo', 'rita']) people[name] = await generateSignKey()
  })
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sluis-locks-'))
    suspended = []
    await owner.query('truncate keys.key, keys.plan, keys.destruction, audit.pending, registry.engine_key')
  })
  afterAll(async () => {
    await owner?.end()
    await database?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const folders = (): string[] => [join(folder, 'one'), join(folder, 'two')]
  const ports = (change: Partial<KeysPorts> = {}): KeysPorts => ({
    database: pool,
    root,
    locks: folderLocks(folders(), random),
    now: () => new Date(),
    random,
    ...change,
  })
  const open = (change: Partial<KeysPorts> = {}): Keys => createKeys(ports(change))

  const person = (id: string, roles: Person['roles']): Person => ({
    id,
    organisation: 'ttp',
    account: '',
    roles,
    keys: [people[id]?.publicJwk as SignKeyPair['publicJwk']],
    status: suspended.includes(id) ? 'suspended' : 'active',
  })
  /** What of a directory approvals are checked by. */
  const directory = () =>
    ({
      version: 7,
      organisations: [],
      people: [
        person('olga', ['operator']),
        person('anna', ['key-custodian']),
        person('bram', ['key-custodian']),
        person('cleo', ['key-custodian']),
        person('rita', ['auditor']),
      ],
    }) as unknown as Directory
  const work = (keys: Keys) =>
    keys.destructions({
      directory: { current: async () => ({ directory: directory(), document: '' }) } as never,
      logger,
    })

  async function asked(name: KeyName = NAME, requester = 'olga'): Promise<{ id: string; jws: string }> {
    const request = {
      schema: 'sluis-request/1',
      id: randomUUID(),
      act: 'key-destruction',
      purpose: 'the collaboration ends',
      key: name,
      requester,
      requestedAt: new Date().toISOString(),
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    } as KeyDestructionRequest
    return { id: request.id, jws: await signRequest(request, (people[requester] as SignKeyPair).privateJwk) }
  }
  const approvedBy = (jws: string, approver: string, decision: 'approve' | 'refuse' = 'approve'): Promise<string> =>
    signApproval(
      {
        schema: 'sluis-approval/1',
        id: randomUUID(),
        request: requestDigest(jws),
        decision,
        approver,
        at: new Date().toISOString(),
      },
      (people[approver] as SignKeyPair).privateJwk,
    )
  const submit = async (jws: string, id: string, approvers: readonly string[]): Promise<void> =>
    submitDestruction(pool, {
      id,
      request: jws,
      approvals: await Promise.all(approvers.map((name) => approvedBy(jws, name))),
    })

  const logKey = { name: 'ttp.example/log', privateKey: new Uint8Array(randomBytes(32)) }
  async function sequence(): Promise<void> {
    const sequencer = createSequencer({
      database: logDatabase,
      signer: {
        origin: logKey.name,
        verifierKey: makeVerifierKey(logKey),
        sign: (head) => signCheckpoint({ origin: logKey.name, ...head }, logKey),
      },
      now: () => new Date(),
      logger,
    })
    while (await sequencer.step());
  }

  const converts = (keys: Keys, name: KeyName): Promise<string> =>
    keys.lend(
      { names: [name], occasion: 'test', use: 'convert' },
      async ([key]) => key?.lend((bytes) => Buffer.from(bytes).toString('hex')) ?? '',
    )
  const stateOf = async (name: KeyName): Promise<string> =>
    (await owner.query('select state from keys.key where epoch = $1 and purpose = $2', [name.epoch, name.purpose]))
      .rows[0]?.state
  const logged = async (): Promise<string[]> =>
    (
      await owner.query<{ action: string }>(
        `select body::json ->> 'action' as action from audit.pending order by sequence`,
      )
    ).rows.map(({ action }) => action)

  return {
    folders,
    open,
    work,
    asked,
    approvedBy,
    submit,
    sequence,
    converts,
    stateOf,
    logged,
    /** Suspends people from now on, in this test. */
    suspend: (...ids: string[]): void => {
      suspended = ids
    },
    owner: () => owner,
    pool: () => pool,
    folder: () => folder,
    url: () => database.url('ttp_keys'),
  }
}
