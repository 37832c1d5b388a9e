import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AuditEntry, type Directory, parseEntry, requestDigest, toBase64url } from '@sluis/ttp-core/auditor'
import { signKeyFromSeed } from '@sluis/ttp-core/identity'
import { signApproval, signRequest } from '@sluis/ttp-core/person'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyAudit } from '../../src/auditor/verify-audit.ts'
import { type PlacedEntry, readCertificates, verifyDestructions } from '../../src/auditor/verify-destructions.ts'
import { TestLog } from '../tenant/log.ts'
import { DIRECTORY, registrar } from '../tenant/world.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-destructions-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const NAMES = ['olga', 'anna', 'bram', 'rita'] as const
type Name = (typeof NAMES)[number]
const keyOf = (name: Name) => signKeyFromSeed(new Uint8Array(32).fill(100 + NAMES.indexOf(name)))
const ROLE = { olga: 'operator', anna: 'key-custodian', bram: 'key-custodian', rita: 'auditor' } as const
const directory: Directory = {
  ...DIRECTORY,
  people: NAMES.map((id) => ({
    id,
    organisation: 'ttp',
    account: '',
    roles: [ROLE[id]],
    keys: [keyOf(id).publicJwk],
    status: 'active',
  })),
}
const KEY = { purpose: 'pseudonym-wrap', tenant: 'audience', domain: 'reach', epoch: 1 } as const

type Act = 'destruction.requested' | 'destruction.approved' | 'key.destroyed'

/** A certificate as the operator hands it out, and the log that it is about; `change` spoils one of them. */
async function story({
  approvers = ['anna', 'bram'] as readonly Name[],
  order = [0, 1, 2, 3] as readonly number[],
  logged = (details: object, _act: Act): object => details,
  change = (certificate: Record<string, unknown>): unknown => certificate,
} = {}) {
  const id = randomUUID()
  const moment = '2026-03-01T11:00:00.000Z'
  const request = await signRequest(
    {
      schema: 'sluis-request/1',
      id,
      act: 'key-destruction',
      purpose: 'the collaboration ends',
      key: KEY,
      requester: 'olga',
      requestedAt: moment,
      expiresAt: '2026-03-02T11:00:00.000Z',
    },
    keyOf('olga').privateJwk,
  )
  const approvals = await Promise.all(
    approvers.map((approver) =>
      signApproval(
        {
          schema: 'sluis-approval/1',
          id: randomUUID(),
          request: requestDigest(request),
          decision: 'approve',
          approver,
          at: '2026-03-01T11:30:00.000Z',
        },
        keyOf(approver).privateJwk,
      ),
    ),
  )
  const common = { request: id, digest: requestDigest(request), directoryVersion: 1 }
  const acts: readonly (readonly [Act, Readonly<Record<string, string | number>>])[] = [
    ['destruction.requested', { ...common, ...KEY, requester: 'olga' }],
    ...approvers.map(
      (approver, place) =>
        ['destruction.approved', { ...common, approval: requestDigest(approvals[place] ?? ''), approver }] as const,
    ),
    ['key.destroyed', { ...KEY, request: id }],
  ]
  const log = new TestLog()
  const entries: { id: string; action: string; details: object; salt: string }[] = []
  for (const place of order) {
    const [action, details] = acts[place] ?? ['key.destroyed', {}]
    log.add('token.issued', { place }, 'museum-client')
    const { text, salt } = log.add(action, logged(details, action), 'engine:key')
    entries[place] = { id: parseEntry(text).id, action, details, salt: toBase64url(salt) }
  }
  const certificate = change({ schema: 'sluis-destruction/1', request, approvals, entries })
  await writeFile(join(folder, 'alfa.json'), JSON.stringify(certificate))
  const placed = new Map<string, PlacedEntry>(
    log.entries.map((text, index): [string, PlacedEntry] => {
      const entry: AuditEntry = parseEntry(text)
      return [entry.id, { entry, index }]
    }),
  )
  return verifyDestructions(await readCertificates(folder), placed, [directory])
}

const invalid = { faults: [{ fault: 'DESTRUCTION_INVALID', file: 'alfa.json' }], proven: 0 }

test('[KEYS-79] a certificate proves request, two approvals and destruction, in this order in the log', async () => {
  expect(await story()).toEqual({ faults: [], proven: 1 })
})

test.each<[string, Parameters<typeof story>[0]]>([
  ['destroyed before the second approval', { order: [0, 1, 3, 2] }],
  ['approved before it was requested', { order: [1, 0, 2, 3] }],
  ['one custodian twice', { approvers: ['anna', 'anna'] }],
  ['somebody who is no custodian', { approvers: ['anna', 'rita'] }],
  [
    'the log committed to another key',
    { logged: (details, act) => (act === 'key.destroyed' ? { ...details, epoch: 2 } : details) },
  ],
  [
    'the log committed to another approver',
    { logged: (details, act) => (act === 'destruction.approved' ? { ...details, approver: 'rita' } : details) },
  ],
  ['an approval is left out', { change: (one) => ({ ...one, approvals: (one.approvals as string[]).slice(0, 1) }) }],
  [
    'an entry is left out',
    { change: (one) => ({ ...one, entries: (one.entries as object[]).filter((_, place) => place !== 1) }) },
  ],
  ['the last entry is left out', { change: (one) => ({ ...one, entries: (one.entries as object[]).slice(0, 3) }) }],
  [
    'a salt is another',
    {
      change: (one) => ({
        ...one,
        entries: (one.entries as object[]).map((entry) => ({ ...entry, salt: 'A'.repeat(43) })),
      }),
    },
  ],
  [
    'an entry is not in the log',
    {
      change: (one) => ({
        ...one,
        entries: (one.entries as object[]).map((entry) => ({ ...entry, id: randomUUID() })),
      }),
    },
  ],
  ['nothing in it', { change: (one) => ({ ...one, entries: [] }) }],
])('[KEYS-79] no proof: %s', async (_what, options) => {
  expect(await story(options)).toEqual(invalid)
})

test('[KEYS-79] a file that is no certificate is a fault, also in a whole audit of a sound log', async () => {
  await writeFile(join(folder, 'other.json'), '{"schema":"sluis-receipt/1"}')
  const log = new TestLog()
  const report = await verifyAudit({
    log: log.reader(),
    directories: async () => undefined,
    registrarKey: registrar.publicJwk,
    destructions: folder,
  }).catch(() => undefined)
  expect(report?.verified).toBe(false)
  expect(await verifyDestructions(await readCertificates(folder), new Map(), [])).toEqual({
    faults: [{ fault: 'DESTRUCTION_MALFORMED', file: 'other.json' }],
    proven: 0,
  })
})
