import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRootKey } from '../../src/kernel/root-key.ts'

let folder: string
const bytes = randomBytes(32)
const hex = bytes.toString('hex')
const lines: string[] = []
const keep = (message: string, fields: object = {}): void => {
  lines.push(JSON.stringify({ message, ...fields }))
}
const logger = { info: keep, warn: keep, error: keep }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-root-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileWith(content: string, mode = 0o600): Promise<string> {
  const file = join(folder, randomBytes(4).toString('hex'))
  await writeFile(file, content)
  await chmod(file, mode)
  return file
}
const read = async (source: { file?: string; value?: string }): Promise<string> =>
  (await readRootKey({ ...source, logger })).lend((root) => Buffer.from(root).toString('hex'))

test('hexadecimal or base64url, from a file or a setting; the file goes first [KEYS-25]', async () => {
  expect(await read({ value: hex })).toBe(hex)
  expect(await read({ value: hex.toUpperCase() })).toBe(hex)
  expect(await read({ value: bytes.toString('base64url') })).toBe(hex)
  expect(await read({ file: await fileWith(`${hex}\n`) })).toBe(hex)
  expect(await read({ file: await fileWith(bytes.toString('base64url'), 0o400) })).toBe(hex)
  expect(await read({ file: await fileWith(hex), value: randomBytes(32).toString('hex') })).toBe(hex)
})

test.each([0o640, 0o604, 0o644, 0o620, 0o610, 0o666])('a file of mode %o is refused [KEYS-25]', async (mode) => {
  await expect(read({ file: await fileWith(hex, mode) })).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' })
})

test.each([
  ['nothing', {}],
  ['empty', { value: '' }],
  ['too short', { value: hex.slice(2) }],
  ['too long', { value: `${hex}00` }],
  ['other characters', { value: `zz${hex.slice(2)}` }],
  ['padded base64', { value: bytes.toString('base64') }],
  ['31 bytes in base64url', { value: bytes.subarray(1).toString('base64url') }],
  ['33 bytes in base64url', { value: Buffer.concat([bytes, bytes.subarray(31)]).toString('base64url') }],
])('%s is refused [KEYS-25]', async (_what, source) => {
  await expect(read(source)).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' })
})

test('a file that is missing, large or a folder is refused [KEYS-25]', async () => {
  for (const file of [join(folder, 'none'), await fileWith(hex.repeat(9)), folder]) {
    await expect(read({ file })).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' })
  }
})

test('neither the log nor the error holds the root or what was in its place [KEYS-24, KEYS-25]', async () => {
  const secret = `zz${hex.slice(2)}`
  const error = await read({ file: await fileWith(secret) }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(Error)
  const told = JSON.stringify([lines, String(error), (error as Error).stack, (error as Error).cause])
  expect(lines.length).toBeGreaterThan(0)
  expect(told).not.toContain(hex.slice(2, 20))
})
