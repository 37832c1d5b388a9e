import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runSluis, SLUIS } from './run-sluis.ts'

const VECTORS = fileURLToPath(new URL('../../../../test-vectors', import.meta.url))

let folder: string
let few: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-vectors-cli-'))
  few = join(folder, 'few')
  await mkdir(few)
  const manifest = JSON.parse(await readFile(join(VECTORS, 'manifest.json'), 'utf8')) as { files: { path: string }[] }
  const files = manifest.files.filter(({ path }) => path === 'encoding.json' || path === 'key-derivation.json')
  await writeFile(join(few, 'manifest.json'), JSON.stringify({ ...manifest, files }))
  for (const { path } of files) await cp(join(VECTORS, path), join(few, path))
})
afterAll(() => rm(folder, { recursive: true }))

/** A child implementation: a script that answers each question with what `answer` makes of it. */
async function implementation(name: string, answer: string): Promise<string> {
  const file = join(folder, `${name}.mjs`)
  const read =
    "import { createInterface } from 'node:readline'\nfor await (const line of createInterface({ input: process.stdin })) {"
  await writeFile(file, `${read} const question = JSON.parse(line); ${answer} }\n`)
  return `"${process.execPath}" "${file}"`
}

describe('sluis vectors verify', () => {
  it('says file by file that the installed version conforms', async () => {
    const { code, stdout } = await runSluis(['vectors', 'verify', VECTORS])
    expect(stdout).toMatch(/^pass encoding\.json: \d+ cases/m)
    expect(stdout).toMatch(/^CONFORMS: \d+ files, [\d,]+ cases, [\d,]+ mutations$/m)
    expect(code).toBe(0)
  })

  it('asks another process the same', async () => {
    const impl = `${SLUIS.map((word) => `"${word}"`).join(' ')} vectors answer`
    const { code, stdout } = await runSluis(['vectors', 'verify', few, '--impl', impl, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ ok: true })
  })

  it('fails one that gives wrong answers, and shows them', async () => {
    const impl = await implementation(
      'wrong',
      'console.log(JSON.stringify({ id: question.id, error: "ENC_MALFORMED" }))',
    )
    const { code, stdout } = await runSluis(['vectors', 'verify', few, '--impl', impl])
    expect(stdout).toMatch(/^FAIL encoding\.json: .* disagree\n {2}case 1: expected/m)
    expect(stdout).toMatch(/^DOES NOT CONFORM: /m)
    expect(code).toBe(4)
  })

  it('fails one that has not every operation, unless that is allowed', async () => {
    const impl = await implementation('partial', 'console.log(JSON.stringify({ id: question.id, unsupported: true }))')
    expect((await runSluis(['vectors', 'verify', few, '--impl', impl])).code).toBe(4)
    const { code, stdout } = await runSluis(['vectors', 'verify', few, '--impl', impl, '--allow-unsupported'])
    expect(stdout).toMatch(/^pass encoding\.json: 0 cases, no .*\bDecodeEnc\b/m)
    expect(code).toBe(0)
  })

  it.each([
    ['ends', 'process.exit(0)'],
    ['says what is no answer', 'console.log("hello")'],
    ['answers another question', 'console.log(JSON.stringify({ id: 99, error: "X" }))'],
  ])('stops with IMPLEMENTATION_FAILED when the implementation %s', async (name, answer) => {
    const impl = await implementation(name.replaceAll(' ', '-'), answer)
    const { code, stderr } = await runSluis(['vectors', 'verify', few, '--impl', impl])
    expect(stderr).toContain('IMPLEMENTATION_FAILED')
    expect(code).toBe(8)
  })

  it('says what is wrong with a folder, in either language', async () => {
    const { code, stderr } = await runSluis(['vectors', 'verify', folder, '--lang', 'nl'])
    expect(stderr).toMatch(/^VECTORS_UNREADABLE \(file manifest\.json\): De map bevat geen/)
    expect(code).toBe(8)
  })
})
