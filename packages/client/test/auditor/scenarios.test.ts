import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { SignPublicJwk } from '@sluis/ttp-core/auditor'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bytesOf } from '../../../../test-vectors/scenarios/audit-export.ts'
import type { Content } from '../../../../test-vectors/scenarios/audit-log.ts'
import { generateScenarios } from '../../../../test-vectors/scenarios/generate.ts'
import { verifyExport } from '../../src/auditor/index.ts'

type Files = Record<string, Content | null>
interface AuditCase {
  readonly id: number
  readonly comment: string
  readonly registrarKey?: SignPublicJwk
  readonly files?: Files
  readonly receipts?: Files
  readonly faults: readonly object[]
}
interface AuditScenario {
  readonly registrarKey: SignPublicJwk
  readonly files: Files
  readonly receipts: Files
  readonly report: object
  readonly cases: readonly AuditCase[]
}

const url = new URL('../../../../test-vectors/scenarios/audit-export.json', import.meta.url)
const text = readFileSync(url, 'utf8')
const scenario = JSON.parse(text) as AuditScenario
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-scenario-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(name: string, files: Files): Promise<string> {
  await mkdir(join(folder, name))
  for (const [path, content] of Object.entries(files)) {
    if (content === null) continue
    await mkdir(dirname(join(folder, name, path)), { recursive: true })
    await writeFile(join(folder, name, path), bytesOf(content))
  }
  return join(folder, name)
}

test('the scenario is what its generator writes, to the byte', async () => {
  expect((await generateScenarios()).get('audit-export.json') === text).toBe(true)
})

test.each(scenario.cases)('$id: $comment [AUDI-28, AUDI-29, AUDI-30]', async (one) => {
  const out = await write('export', { ...scenario.files, ...one.files })
  const receipts = await write('receipts', { ...scenario.receipts, ...one.receipts })
  const report = await verifyExport(out, one.registrarKey ?? scenario.registrarKey, { receipts })
  expect(report.faults).toEqual(one.faults)
  expect(report.verified).toBe(one.faults.length === 0)
  if (one.id === 1) expect(report).toMatchObject(scenario.report)
})
