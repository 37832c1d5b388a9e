import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Directory } from '@sluis/ttp-core/common'
import { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demandCustodians } from '../../src/ceremony/demand-custodians.ts'
import { splitAsAsked } from '../../src/cli/ceremony-options.ts'
import { rootFromSettings } from '../../src/cli/command-root.ts'

let folder: string
let settings: Record<string, string>
let root: SecretKey
const hexOf = (key: SecretKey): string => key.lend((bytes) => Buffer.from(bytes).toString('hex'))
const file = (custodian: string): { file: string } => ({ file: join(folder, 'shares', `${custodian}.share`) })
const hold = (engine: 'key' | 'identity', out: string) =>
  splitAsAsked(
    {
      custodians: 'anna,bram,cleo',
      shares: '3',
      threshold: '2',
      key: join(folder, 'registrar.jwk'),
      out: join(folder, out),
      folder: join(folder, out === 'identity.protocol' ? 'shares' : out.replace('.protocol', '')),
    },
    { engine, software: 'test' },
    async () => root.lend((bytes) => SecretKey.from(bytes)),
  )

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-command-root-'))
  const registrar = await generateSignKey()
  await writeFile(join(folder, 'registrar.jwk'), JSON.stringify(registrar.privateJwk), { mode: 0o600 })
  root = SecretKey.from(randomBytes(32))
  settings = {
    SLUIS_REGISTRAR_KEY: JSON.stringify(registrar.publicJwk),
    SLUIS_IDENTITY_CUSTODIANS_FILE: join(folder, 'identity.protocol'),
  }
  await hold('identity', 'identity.protocol')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a command that needs the root of the identity engine', () => {
  test('gets it from the custodians that the settings name', async () => {
    expect(hexOf(await rootFromSettings(settings, [file('cleo'), file('anna')]))).toBe(hexOf(root))
    await expect(rootFromSettings(settings, [file('cleo')])).rejects.toMatchObject({ code: 'SHARES_TOO_FEW' })
  })

  test('gets none from custodians of the other engine, without a terminal, or where nothing is set', async () => {
    await hold('key', 'key.protocol')
    const other = { ...settings, SLUIS_IDENTITY_CUSTODIANS_FILE: join(folder, 'key.protocol') }
    await expect(rootFromSettings(other, [file('anna')])).rejects.toMatchObject({ code: 'CEREMONY_INVALID' })
    await expect(rootFromSettings({})).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' })
    const half = {
      SLUIS_IDENTITY_TOKEN_FILE: join(folder, 'none'),
      SLUIS_IDENTITY_TOKEN_PIN_FILE: join(folder, 'none'),
    }
    await expect(rootFromSettings(half)).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' })
  })
})

test('every custodian is an active person of the directory with the role for that engine', async () => {
  const ceremony = await hold('identity', 'again.protocol')
  const [role, other] = ['identity-custodian', 'key-custodian']
  const people = (change: object = {}): Directory =>
    ({
      people: ['anna', 'bram', 'cleo'].map((id) => ({
        id,
        roles: [role],
        status: 'active',
        ...(id === 'cleo' ? change : {}),
      })),
    }) as unknown as Directory
  expect(() => demandCustodians(ceremony, people())).not.toThrow()
  for (const change of [{ status: 'suspended' }, { roles: [other] }, { roles: ['operator'] }, { id: 'somebody' }])
    expect(() => demandCustodians(ceremony, people(change))).toThrow('CUSTODIAN_UNKNOWN')
})
