import type { SignPublicJwk } from '../../packages/ttp-core/src/jwk/index.ts'
import { STRANGER, signedVersion } from './audit-directory.ts'
import { bytesOf, json, type Scenario } from './audit-export.ts'
import { base64, type Content, ScenarioLog } from './audit-log.ts'

interface AuditCase {
  readonly id: number
  readonly comment: string
  readonly registrarKey?: SignPublicJwk
  readonly files?: Readonly<Record<string, Content | null>>
  readonly receipts?: Readonly<Record<string, Content | null>>
  readonly faults: readonly object[]
}

/** Files of another log in the place of the scenario's own; the tiles that it does not have are taken away. */
function instead(scenario: Scenario, log: ScenarioLog): Record<string, Content | null> {
  const own = Object.keys(scenario.files).filter((path) => path.startsWith('log/'))
  return { ...Object.fromEntries(own.map((path) => [path, null])), ...log.files() }
}

/** The text of a directory file with other members. */
function changed(content: Content | undefined, change: object): Content {
  const text = content !== undefined && 'text' in content ? content.text : '{}'
  return json({ ...(JSON.parse(text) as object), ...change })
}

/** Everything that can be wrong with an export, one thing a case. */
export async function auditCases(scenario: Scenario, stranger: SignPublicJwk): Promise<AuditCase[]> {
  const { log, documents, published, files, receipts } = scenario
  const { entries } = log
  const flipped = (path: string, at: number): Content => {
    const bytes = Uint8Array.from(bytesOf(files[path] ?? { text: '' }))
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return base64(bytes)
  }
  const last = bytesOf(files['log/tile/entries/001.p/4'] ?? { text: '' })
  const cut = 2 + (entries[259] ?? '').length
  const exchanged = new ScenarioLog(entries.slice(0, 10))
  exchanged.add('key.lent', 'engine:key', { occasion: 'start' })
  const rewritten = new ScenarioLog([...exchanged.entries, ...entries.slice(11)])
  const version2 = files['directory/2.json']
  const evidence1 = published[0] && log.prove(published[0])
  const [first = '', second = ''] = documents
  const checkpoint = log.note()
  const receipt0 = receipts['0.json']
  const forkedAt = [90, 260, 150].map((index) => ({ fault: 'FORKED', index }))
  return [
    { id: 1, comment: 'the export as it was made', faults: [] },
    {
      id: 2,
      comment: 'other files beside it',
      files: { 'log/tile/0/000.p/3': { text: 'x' }, 'readme.txt': { text: 'x' } },
      receipts: { 'note.txt': { text: 'x' } },
      faults: [],
    },
    { id: 3, comment: 'no receipts', receipts: { '0.json': null, '1.json': null }, faults: [] },
    {
      id: 11,
      comment: 'the key of somebody else',
      registrarKey: stranger,
      faults: [{ fault: 'DIRECTORY_INVALID', version: 1 }],
    },
    { id: 12, comment: 'no checkpoint', files: { 'log/checkpoint': null }, faults: [{ fault: 'CHECKPOINT_MISSING' }] },
    {
      id: 13,
      comment: 'another size in the checkpoint',
      files: { 'log/checkpoint': { text: checkpoint.replace('\n260\n', '\n261\n') } },
      faults: [{ fault: 'CHECKPOINT_INVALID' }],
    },
    {
      id: 14,
      comment: 'a bundle missing',
      files: { 'log/tile/entries/001.p/4': null },
      faults: [{ fault: 'ENTRIES_MISSING', index: 256 }],
    },
    {
      id: 15,
      comment: 'a bundle with an entry fewer',
      files: { 'log/tile/entries/001.p/4': base64(last.slice(0, last.length - cut)) },
      faults: [{ fault: 'ENTRIES_MISSING', index: 259 }],
    },
    {
      id: 16,
      comment: 'a bundle that is cut',
      files: { 'log/tile/entries/001.p/4': base64(last.slice(0, last.length - 1)) },
      faults: [{ fault: 'ENTRIES_MISSING', index: 256 }],
    },
    {
      id: 17,
      comment: 'a bundle with an entry more than its width',
      files: { 'log/tile/entries/001.p/4': base64(Uint8Array.from([...last, 0, 0])) },
      faults: [],
    },
    {
      id: 18,
      comment: 'a tile missing',
      files: { 'log/tile/0/001.p/4': null },
      faults: [{ fault: 'TILE_MISMATCH', index: 256 }],
    },
    {
      id: 19,
      comment: 'a bit of a tile flipped',
      files: { 'log/tile/0/000': flipped('log/tile/0/000', 77) },
      faults: [{ fault: 'TILE_MISMATCH', index: 0 }],
    },
    {
      id: 20,
      comment: 'an entry exchanged for another, under the old checkpoint and tiles',
      files: { 'log/tile/entries/000': rewritten.files()['log/tile/entries/000'] ?? null },
      faults: [
        { fault: 'FORKED', index: 90 },
        { fault: 'FORKED', index: 150 },
        { fault: 'TILE_MISMATCH', index: 0 },
        { fault: 'TILE_MISMATCH', index: 0 },
        { fault: 'FORKED', index: 260 },
        { fault: 'ROOT_MISMATCH' },
      ],
    },
    {
      id: 21,
      comment: 'an entry exchanged, and all signed anew: receipts and directory give it away',
      files: instead(scenario, rewritten),
      faults: [forkedAt[0], forkedAt[2], forkedAt[1]].flatMap((fault) => fault ?? []),
    },
    {
      id: 22,
      comment: 'an entry that is none, signed',
      files: instead(scenario, new ScenarioLog([...entries, '{"schema":"sluis-audit/1","email":"x"}'])),
      faults: [{ fault: 'ENTRY_MALFORMED', index: 260 }],
    },
    {
      id: 23,
      comment: 'an entry twice, signed',
      files: instead(scenario, new ScenarioLog([...entries, entries[7] ?? ''])),
      faults: [{ fault: 'ENTRY_REPEATED', index: 260 }],
    },
    {
      id: 24,
      comment: 'the log cut back, and signed anew',
      files: instead(scenario, new ScenarioLog(entries.slice(0, 200))),
      faults: [
        { fault: 'SHRUNK', index: 260 },
        { fault: 'SHRUNK', index: 260 },
      ],
    },
    {
      id: 31,
      comment: 'the newest version is not there: nobody knows of it',
      files: { 'directory/3.json': null },
      faults: [],
    },
    {
      id: 32,
      comment: 'a version that the log records is not there',
      files: { 'directory/2.json': null, 'directory/3.json': null },
      faults: [{ fault: 'DIRECTORY_HIDDEN', version: 2 }],
    },
    {
      id: 33,
      comment: 'no version',
      files: { 'directory/1.json': null },
      faults: [{ fault: 'DIRECTORY_MISSING', version: 1 }],
    },
    {
      id: 34,
      comment: 'a version that is no JSON',
      files: { 'directory/2.json': { text: '{' } },
      faults: [{ fault: 'DIRECTORY_HIDDEN', version: 2 }],
    },
    {
      id: 35,
      comment: 'a version that another key signed',
      files: { 'directory/3.json': json({ version: 3, document: await signedVersion(3, second, STRANGER) }) },
      faults: [{ fault: 'DIRECTORY_INVALID', version: 3 }],
    },
    {
      id: 36,
      comment: 'a version under another number',
      files: { 'directory/2.json': changed(version2, { version: 3 }) },
      faults: [{ fault: 'DIRECTORY_INVALID', version: 2 }],
    },
    {
      id: 37,
      comment: 'a version that does not name the one before it',
      files: { 'directory/3.json': json({ version: 3, document: await signedVersion(3, first) }) },
      faults: [{ fault: 'DIRECTORY_CHAIN_BROKEN', version: 3 }],
    },
    {
      id: 38,
      comment: 'the evidence of another version',
      files: { 'directory/2.json': changed(version2, { evidence: evidence1 }) },
      faults: [{ fault: 'DIRECTORY_EVIDENCE_INVALID', version: 2 }],
    },
    {
      id: 39,
      comment: 'a member that is not known',
      files: { 'directory/2.json': changed(version2, { later: true }) },
      faults: [],
    },
    {
      id: 41,
      comment: 'a receipt that is no JSON',
      receipts: { '0.json': { text: '{' } },
      faults: [{ fault: 'RECEIPT_MALFORMED', file: '0.json' }],
    },
    {
      id: 42,
      comment: 'a file that is no receipt',
      receipts: { '2.json': json({ some: 'thing' }) },
      faults: [{ fault: 'RECEIPT_MALFORMED', file: '2.json' }],
    },
    {
      id: 43,
      comment: 'a receipt whose details were changed',
      receipts: { '0.json': changed(receipt0, { details: { rowCount: 13 } }) },
      faults: [{ fault: 'RECEIPT_INVALID', file: '0.json' }],
    },
    {
      id: 44,
      comment: 'a receipt of a later kind',
      receipts: { '0.json': changed(receipt0, { schema: 'sluis-receipt/2' }) },
      faults: [{ fault: 'RECEIPT_INVALID', file: '0.json' }],
    },
    {
      id: 51,
      comment: 'faults of the directory, a receipt and the log, in this order',
      files: { 'directory/2.json': changed(version2, { evidence: evidence1 }), 'log/tile/0/001.p/4': null },
      receipts: { '0.json': { text: '{' } },
      faults: [
        { fault: 'DIRECTORY_EVIDENCE_INVALID', version: 2 },
        { fault: 'RECEIPT_MALFORMED', file: '0.json' },
        { fault: 'TILE_MISMATCH', index: 256 },
      ],
    },
  ]
}
