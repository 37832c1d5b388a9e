import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { START_FLAGS } from '../../../ttp-server/test/support/programs.ts'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const evaluate = (...args: string[]) =>
  promisify(execFile)(process.execPath, [...START_FLAGS, main, 'evaluate', ...args])

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-evaluate-'))
  await writeFile(
    join(folder, 'data.csv'),
    [
      'who,home,house,name,mail,code,number',
      'a,x,museum,Jan de Vries,jan@postvak.example,1234AB,5',
      'a,x,stage,J. de Vries,JAN@postvak.example,,5',
      'b,y,museum,Fatima Yilmaz,fatima@postvak.example,,',
      'c,z,stage,Piet Bakker,piet@postvak.example,9876ZX,80',
      '',
    ].join('\n'),
  )
  await writeFile(
    join(folder, 'mapping.json'),
    JSON.stringify({ columns: { name: 'fullName', mail: 'email', code: 'postcode', number: 'houseNumber' } }),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('resolves a labelled file and scores persons and households', async () => {
  const files = ['--data', join(folder, 'data.csv'), '--mapping', join(folder, 'mapping.json')]
  const { stdout } = await evaluate(
    ...files,
    '--truth',
    'who',
    '--household-truth',
    'home',
    '--institution',
    'house',
    '--json',
  )
  const counts = {
    records: 4,
    clusters: 3,
    trueClusters: 3,
    largestCluster: 2,
    precision: 1,
    recall: 1,
    f1: 1,
    bCubedF1: 1,
  }
  const addressed = { ...counts, records: 2, clusters: 2, trueClusters: 2, largestCluster: 1 }
  expect(JSON.parse(stdout)).toMatchObject({ ...counts, households: counts, householdsAddressed: addressed })
})

it('weighs the pairs on request, and shows nothing of an identifier', async () => {
  const files = ['--data', join(folder, 'data.csv'), '--mapping', join(folder, 'mapping.json')]
  const { stdout } = await evaluate(...files, '--truth', 'home', '--weights', 'default', '--explain', '3')
  expect(stdout).toContain('for review:')
  expect(stdout).not.toMatch(/postvak|yilmaz|vries/i)
})

it('names a label column that the file does not have', async () => {
  const files = ['--data', join(folder, 'data.csv'), '--mapping', join(folder, 'mapping.json')]
  await expect(evaluate(...files, '--truth', 'nobody', '--json')).rejects.toMatchObject({
    stdout: expect.stringContaining('LABEL_COLUMN_MISSING'),
  })
})
