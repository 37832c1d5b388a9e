import type { LogEndorsement } from '../../packages/ttp-core/src/directory/index.ts'
import { type Directory, directoryDigest } from '../../packages/ttp-core/src/directory/index.ts'
import { makeVerifierKey } from '../../packages/ttp-core/src/log/index.ts'
import type { Evidence } from '../../packages/ttp-core/src/receipt/index.ts'
import { signedVersion } from './audit-directory.ts'
import { json, receiptDetails, type Scenario } from './audit-export.ts'
import { type Content, LOG, type Logged, ScenarioLog, SIGNER } from './audit-log.ts'

const OLD = { name: SIGNER.name, privateKey: new Uint8Array(32).fill(0x41) }
const oldKey = makeVerifierKey(OLD)

interface RolledCase {
  readonly id: number
  readonly comment: string
  readonly files: Readonly<Record<string, Content | null>>
  readonly receipts: Readonly<Record<string, Content | null>>
  readonly faults: readonly object[]
}

/** A log whose key changed with version 2 of the directory, at entry 5 of 7; deliveries were closed at entries 3 and 6. */
async function roll(named: (log: Directory['log']) => Directory['log']) {
  const log = new ScenarioLog()
  const before = await signedVersion(1, '', undefined, { origin: LOG.origin, verifierKey: oldKey })
  const published = [log.add('directory.published', 'registrar', { version: 1, digest: directoryDigest(before) })]
  log.add('token.issued', 'museum-a', { at: 1 })
  const details = { previous: oldKey, next: LOG.verifierKey }
  const word = log.add('log.endorsed', 'engine:key', details)
  const closed = [log.add('delivery.closed', 'museum-a', receiptDetails(3))]
  log.add('token.issued', 'museum-a', { at: 4 })
  const underOld = new ScenarioLog(log.entries, OLD)
  const endorsement = underOld.prove(word, 4) as Evidence<LogEndorsement>
  const rolled = { ...LOG, earlier: [{ verifierKey: oldKey, endorsement }] }
  const after = await signedVersion(2, before, undefined, named(rolled))
  published.push(log.add('directory.published', 'registrar', { version: 2, digest: directoryDigest(after) }))
  closed.push(log.add('delivery.closed', 'museum-a', receiptDetails(6)))
  const files: Record<string, Content> = log.files()
  for (const [at, document] of [before, after].entries()) {
    const act = published[at]
    const evidence = act && log.prove(act)
    files[`directory/${at + 1}.json`] = json({ version: at + 1, document, ...(evidence && { evidence }) })
  }
  const receipt = (by: ScenarioLog, act: Logged | undefined, size: number): Content =>
    json({ schema: 'sluis-receipt/1', ...(act && by.prove(act, size)) })
  return { log, files, closed, receipt, after: new ScenarioLog(log.entries, OLD) }
}

/** Exports of a log whose key changed, each in the place of the scenario's own. */
export async function rolledCases(scenario: Scenario): Promise<RolledCase[]> {
  const none = (files: object) => Object.fromEntries(Object.keys(files).map((path) => [path, null]))
  const honest = await roll((log) => log)
  const unendorsed = await roll(() => LOG)
  const [first, second] = honest.closed
  const forger = new ScenarioLog(honest.log.entries.slice(0, 3), OLD)
  const forged = forger.add('delivery.closed', 'museum-a', receiptDetails(9))
  const made = (
    id: number,
    comment: string,
    files: Record<string, Content>,
    receipts: Record<string, Content>,
    ...faults: object[]
  ): RolledCase => ({
    id,
    comment,
    files: { ...none(scenario.files), ...files },
    receipts: { ...none(scenario.receipts), ...receipts },
    faults,
  })
  const { files, receipt, log, after } = honest
  return [
    made(61, 'a log whose key changed, and receipts under both keys', files, {
      '0.json': receipt(after, first, 5),
      '1.json': receipt(log, second, 7),
    }),
    made(
      62,
      'a receipt under the old key, of after it was replaced',
      files,
      { '0.json': receipt(after, second, 7) },
      { fault: 'KEY_REPLACED', index: 7 },
    ),
    made(
      63,
      'a receipt that the old key was stolen for',
      files,
      { '0.json': receipt(forger, forged, 4) },
      { fault: 'FORKED', index: 4 },
    ),
    made(
      64,
      'a new key of the log for which the old one did not vouch',
      unendorsed.files,
      {},
      { fault: 'DIRECTORY_CHAIN_BROKEN', version: 2 },
    ),
    made(
      65,
      'a checkpoint under the old key as the newest',
      { ...files, 'log/checkpoint': { text: after.note() } },
      {},
      { fault: 'CHECKPOINT_INVALID' },
    ),
  ]
}
