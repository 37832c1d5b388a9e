import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { deliverFile } from '../../src/supplier/index.ts'
import { IMPATIENT } from '../supplier/fake-gateway.ts'
import { fileWith, museumExport } from '../supplier/sample-file.ts'
import { runSluis, serveGateway } from './run-sluis.ts'

// Many commands, one after the other: on a busy machine each takes seconds to start.
vi.setConfig({ testTimeout: 300_000 })

/** An institution that delivered two files. */
const setUp = async () => {
  const served = await serveGateway()
  const { gateway, stateDirectory } = served
  for (const rows of [3, 5]) {
    const options = { config: gateway.config(stateDirectory), fetch: gateway.fetch, ...IMPATIENT }
    await deliverFile(fileWith(museumExport(rows)), options)
  }
  const folder = join(stateDirectory, 'receipts')
  const verify = (...more: string[]) => runSluis(['receipts', 'verify', '--config', served.configFile, ...more])
  return { ...served, folder, verify, files: readdirSync(folder).sort() }
}
const faults = (stdout: string): string[] =>
  JSON.parse(stdout).receipts.flatMap(({ fault }: { fault?: string }) => (fault === undefined ? [] : [fault]))

describe('sluis receipts verify', () => {
  it('verifies what is kept without any network, in both languages', async () => {
    const { gateway, verify } = await setUp()
    gateway.state.before = () => {
      throw new Error('nobody may be asked')
    }
    const { code, stdout, stderr } = await verify()
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('Receipts that hold: 2.')
    expect(stderr).toMatch(/✓ .* 3 rows[\s\S]*✓ .* 5 rows/)
    const dutch = await verify('--lang', 'nl', '--quiet')
    expect([dutch.code, dutch.stderr]).toEqual([0, ''])
    expect(dutch.stdout).toContain('Ontvangstbevestigingen die kloppen: 2.')
    const { ok, log, receipts } = JSON.parse((await verify('--json')).stdout)
    expect({ ok, log }).toEqual({ ok: true, log: 'not-asked' })
    expect(receipts).toMatchObject([
      { ok: true, own: 'same', rowCount: 3 },
      { ok: true, own: 'same', rowCount: 5 },
    ])
  })

  it('finds each kind of receipt that does not hold, names the file, and ends with 4', async () => {
    const { folder, files, verify, stateDirectory } = await setUp()
    const [first = '', second = ''] = files
    const original = readFileSync(join(folder, first), 'utf8')
    // A digit of the row count, deep inside what the log committed to.
    const { details, ...rest } = JSON.parse(original)
    writeFileSync(
      join(folder, first),
      JSON.stringify({ ...rest, details: { ...details, rowCount: details.rowCount + 1 } }),
    )
    const changed = await verify('--json')
    expect([changed.code, faults(changed.stdout)]).toEqual([4, ['RECEIPT_INVALID']])
    expect(changed.stderr).toContain(first)

    writeFileSync(join(folder, first), 'no receipt')
    expect(faults((await verify('--json')).stdout)).toEqual(['RECEIPT_MALFORMED'])

    // A sound receipt under the name of another delivery.
    rmSync(join(folder, first))
    cpSync(join(folder, second), join(folder, first))
    expect(faults((await verify('--json')).stdout)).toEqual(['RECEIPT_MISMATCH'])

    // And one that says something else than what this machine kept of the delivery.
    writeFileSync(join(folder, first), original)
    const own = join(stateDirectory, 'sent', first)
    writeFileSync(
      own,
      readFileSync(own, 'utf8').replace(/(?<="manifestDigest":")./, (first) => (first === '-' ? '_' : '-')),
    )
    const different = await verify('--json')
    expect([different.code, faults(different.stdout)]).toEqual([4, ['RECEIPT_MISMATCH']])
    rmSync(own)
    expect(JSON.parse((await verify('--json')).stdout)).toMatchObject({
      ok: true,
      receipts: expect.arrayContaining([expect.objectContaining({ own: 'unknown' })]),
    })
  })

  it('believes nothing without a directory that the registrar signed, and has nothing to say where there is nothing', async () => {
    const { stateDirectory, verify, folder } = await setUp()
    rmSync(join(stateDirectory, 'directory.jws'))
    const { code, stdout } = await verify('--json')
    expect([code, JSON.parse(stdout).error.code]).toEqual([5, 'DIRECTORY_UNSEEN'])
    rmSync(folder, { recursive: true })
    const none = await verify()
    expect([none.code, none.stdout]).toEqual([0, 'No receipts are kept here yet.\n'])
  })
})
