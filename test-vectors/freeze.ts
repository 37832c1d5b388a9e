// Adds what this version stores to storage-stability.json: node --conditions=sluis-source test-vectors/freeze.ts VERSION
// Run once, when a version is released; then write its digest into storage-stability.test.ts and run generate.ts.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Fields } from '../packages/ttp-core/src/roles/conformance.ts'

/** Operations that read what was stored, and those whose values must find it again. */
const KEPT = [
  'CheckKey',
  'OpenSeed',
  'DeriveKey',
  'KeyEncryptionKey',
  'SealKeyFromSeed',
  'SignKeyFromSeed',
  'Derive',
  'Unwrap',
  'Encrypt',
  'Decrypt',
  'Parse',
  'LinkageToken',
  'FingerprintInput',
  'BlockingTokens',
  'AddressTokens',
  'ReadPartHeader',
  'OpenPart',
  'PartDigest',
  'ParseContent',
  'VerifyManifest',
  'VerifyReceipt',
  'VerifyEvidence',
  'VerifyRelease',
  'JoinRows',
  'Forward',
  'ParseEntry',
  'Commit',
  'VerifyCheckpoint',
  'ParseVerifierKey',
  'VerifyTlogProof',
  'ReadTile',
  'DecodeEntryBundle',
  'ParseDirectory',
  'VerifyDirectory',
]
const CASES_EACH = 3

interface Test {
  readonly tcId: number
  readonly input: Fields
  readonly output?: Fields | undefined
  readonly result: string
}
interface Group {
  readonly type: string
  readonly specRef: string
  readonly tests: Test[]
}
interface File {
  readonly testGroups: Group[]
  numberOfTests: number
}

const here = new URL('.', import.meta.url)
const read = (path: string): File => JSON.parse(readFileSync(new URL(path, here), 'utf8')) as File
const [version] = process.argv.slice(2)
if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
  console.error('usage: freeze.ts VERSION, for instance 0.2.0')
  process.exit(2)
}
const target = 'storage-stability.json'
const frozen: File = existsSync(new URL(target, here)) ? read(target) : { testGroups: [], numberOfTests: 0 }
let tcId = Math.max(0, ...frozen.testGroups.flatMap(({ tests }) => tests.map((test) => test.tcId)))
const { files } = JSON.parse(readFileSync(new URL('manifest.json', here), 'utf8')) as { files: { path: string }[] }
const sources = files.filter(({ path }) => path !== target).map(({ path }) => ({ path, groups: read(path).testGroups }))
for (const type of KEPT) {
  const found = sources.flatMap(({ path, groups }) =>
    groups
      .filter((group) => group.type === type)
      .flatMap(({ specRef, tests }) => tests.map((test) => ({ path, specRef, test }))),
  )
  const valid = found.filter(({ test }) => test.result === 'valid').slice(0, CASES_EACH)
  const [first] = valid
  if (first === undefined) throw new Error(`there is no valid case of ${type}`)
  const tests = valid.map(({ path, test: { tcId: from, input, output } }) => {
    tcId += 1
    return { tcId, comment: `${version}: ${path} ${from}`, flags: ['Stored'], input, output, result: 'valid' }
  })
  const group = frozen.testGroups.find((one) => one.type === type)
  if (group === undefined) frozen.testGroups.push({ type, specRef: first.specRef, tests })
  else group.tests.push(...tests)
}
writeFileSync(new URL(target, here), JSON.stringify(frozen))
console.log(`${tcId} cases; now run generate.ts`)
