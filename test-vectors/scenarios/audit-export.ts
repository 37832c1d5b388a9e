import { directoryDigest } from '../../packages/ttp-core/src/directory/index.ts'
import { toHex, utf8 } from '../../packages/ttp-core/src/encoding/index.ts'
import { auditCases } from './audit-cases.ts'
import { REGISTRAR, STRANGER, signedVersion } from './audit-directory.ts'
import { type Content, type Logged, ScenarioLog } from './audit-log.ts'
import { rolledCases } from './audit-rolled.ts'

/** An export of a log of 260 entries and three versions of the directory, of which the log does not cover the last yet. */
export interface Scenario {
  readonly log: ScenarioLog
  readonly documents: readonly string[]
  readonly published: readonly Logged[]
  readonly files: Readonly<Record<string, Content>>
  readonly receipts: Readonly<Record<string, Content>>
}

export const json = (value: object): Content => ({ text: `${JSON.stringify(value)}\n` })

async function makeScenario(): Promise<Scenario> {
  const log = new ScenarioLog()
  const documents: string[] = []
  const published: Logged[] = []
  const closed: Logged[] = []
  for (let at = 0; at < 260; at += 1) {
    if (at === 0 || at === 100) {
      documents.push(await signedVersion(documents.length + 1, documents.at(-1) ?? ''))
      const details = { version: documents.length, digest: directoryDigest(documents.at(-1) ?? '') }
      published.push(log.add('directory.published', 'registrar', details))
    } else if (at === 120 || at === 258) {
      closed.push(log.add('delivery.closed', 'museum-a', receiptDetails(at)))
    } else log.add('token.issued', 'museum-a', { at })
  }
  documents.push(await signedVersion(3, documents.at(-1) ?? ''))
  const evidences = [published[0] && log.prove(published[0], 90), published[1] && log.prove(published[1])]
  const files = log.files()
  for (const [at, document] of documents.entries()) {
    const evidence = evidences[at]
    files[`directory/${at + 1}.json`] = json({ version: at + 1, document, ...(evidence && { evidence }) })
  }
  const sizes = [150, 260]
  const receipts = Object.fromEntries(
    closed.map((act, at) => [`${at}.json`, json({ schema: 'sluis-receipt/1', ...log.prove(act, sizes[at]) })]),
  )
  return { log, documents, published, files, receipts }
}

export function receiptDetails(at: number): object {
  return {
    deliveryId: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    institution: 'museum-a',
    tenant: 'audience',
    domain: 'reach',
    chunkCount: 1,
    rowCount: 12,
    manifestDigest: `${'a'.repeat(42)}A`,
    closedAt: '2026-03-01T12:00:00.000Z',
  }
}

/** The whole file: what every case begins with, and what each changes. */
export async function buildAuditExport(): Promise<object> {
  const scenario = await makeScenario()
  return {
    description: [
      'An export of the audit (chapter 14, section 12) and a folder of receipts. Each case changes files of the one or the other,',
      'by their paths (null takes a file away), and says which faults VerifyAudit finds, in order; none means verified.',
      'The registrar’s key is the one below unless the case has another. Files hold text (UTF-8) or bytes in base64.',
    ],
    registrarKey: REGISTRAR.publicJwk,
    files: scenario.files,
    receipts: scenario.receipts,
    report: {
      log: {
        size: 260,
        root: toHex(scenario.log.root()),
        actions: { 'directory.published': 2, 'delivery.closed': 2, 'token.issued': 256 },
      },
      directory: { versions: 3, proven: 2 },
      receipts: 2,
    },
    cases: [...(await auditCases(scenario, STRANGER.publicJwk)), ...(await rolledCases(scenario))],
  }
}

/** Bytes of a content. */
export function bytesOf(content: Content): Uint8Array {
  return 'text' in content ? utf8(content.text) : new Uint8Array(Buffer.from(content.base64, 'base64'))
}
