import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ran } from '../support/sluis-server.ts'
import { runServer, startServer } from '../support/sluis-server.ts'
import { CUSTODIANS, type KeyInstallation, makeKeyInstallation } from './key-installation.ts'

// Each command is a process of its own, as custodians use it; what each step does is tested in one process beside this file.
const MANY_PROCESSES = { timeout: 240_000 }
let installation: KeyInstallation
let owner: pg.Pool
let folder: string
let settings: Record<string, string>

beforeAll(async () => {
  installation = await makeKeyInstallation()
  ;({ owner, folder, settings } = installation)
})
afterAll(async () => {
  await installation?.stop()
})

const shareOf = (custodian: string): string => join(folder, 'key', `${custodian}.share`)
const told = ({ stdout }: Ran): unknown => JSON.parse(stdout)

test(
  'from the ceremony to the first key: three of five custodians unseal, each by a command of their own [KEYS-56, KEYS-58]',
  MANY_PROCESSES,
  async () => {
    const ceremony = await runServer([
      'ceremony',
      `--custodians=${CUSTODIANS.join(',')}`,
      `--key=${join(folder, 'registrar.jwk')}`,
      `--out=${join(folder, 'key.protocol')}`,
      `--folder=${join(folder, 'key')}`,
    ])
    expect(told(ceremony)).toMatchObject({ engine: 'key', act: 'create', threshold: 3, shares: 5 })
    expect((await readdir(join(folder, 'key'))).sort()).toEqual(CUSTODIANS.map((name) => `${name}.share`))
    const shares = await Promise.all(CUSTODIANS.map((name) => readFile(shareOf(name), 'utf8')))

    const engine = startServer(['start', '--only', 'key-engine'], settings)
    try {
      await engine.said('sealed')
      expect((await stat(join(folder, 'run', 'key-engine.sock'))).mode & 0o777).toBe(0o660)
      expect((await owner.query('select from keys.key')).rowCount).toBe(0)
      const unseal = (custodian: string): Promise<Ran> =>
        runServer(['unseal', `--share-file=${shareOf(custodian)}`], settings)
      expect(told(await unseal('bram'))).toMatchObject({
        state: 'sealed',
        given: 1,
        threshold: 3,
        custodians: ['bram'],
      })

      const mistyped = (shares[4] ?? '').replace(/.(?=\n)/, (last) => (last === 'q' ? 'p' : 'q'))
      const refused = await runServer(['unseal'], settings, mistyped)
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('Look at group 18')])
      expect(refused.stderr).not.toContain(mistyped.slice(0, 20))
      // From standard input, for those whose share comes out of another program; and never as an argument.
      expect(told(await runServer(['unseal'], settings, shares[4]))).toMatchObject({
        given: 2,
        custodians: ['bram', 'elif'],
      })
      expect((await runServer(['unseal', shares[0] ?? ''], settings)).code).toBe(1)

      expect(told(await unseal('anna'))).toMatchObject({ state: 'unsealed', given: 0, custodians: [] })
      await engine.said('ready')
      expect((await owner.query("select from keys.key where state = 'active'")).rowCount).toBe(3)
      expect(told(await runServer(['seal'], settings))).toMatchObject({ state: 'sealed' })
      await engine.said('sealed', 2)
      const { stdout, stderr } = engine.printed()
      for (const share of shares) expect(stdout + stderr).not.toContain(share.slice(0, 20))
    } finally {
      await engine.stop()
    }
  },
)

test(
  'without a terminal and without a folder no share is made: nobody would see it alone [KEYS-56]',
  MANY_PROCESSES,
  async () => {
    const ceremony = await runServer([
      'ceremony',
      `--custodians=${CUSTODIANS.join(',')}`,
      `--key=${join(folder, 'registrar.jwk')}`,
      `--out=${join(folder, 'none.protocol')}`,
    ])
    expect([ceremony.code, ceremony.stdout, ceremony.stderr]).toEqual([
      1,
      '',
      expect.stringContaining('TERMINAL_MISSING'),
    ])
    await expect(stat(join(folder, 'none.protocol'))).rejects.toMatchObject({ code: 'ENOENT' })
  },
)
