import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { folderDirectoryReader, readFork, verifyFork, verifyReceipts } from '@sluis/client/auditor'
import {
  answerLines,
  listPlans,
  Outbox,
  parseJournal,
  readCertificates,
  readEnrolment,
  readKeptClient,
  readKeyText,
  readOwnLinkability,
  readPersonConfig,
  readVectors,
  ShownRequest,
  WatchJournal,
} from '@sluis/client/parsers'
import { readConfig } from '@sluis/client/tenant'
import { parseSigningKey } from '@sluis/ttp-core/registrar'
import { fileOf, folderOf, MEMORY_FOLDER } from '../memory-files.ts'
import { memoryStorage } from '../memory-storage.ts'
import type { Target } from '../target.ts'
import { inputsOf, samplesFrom } from '../vectors.ts'

const KEY = parseSigningKey(inputsOf('signed-document', 'SignDocument')[0]?.key)
const { d: _, ...PUBLIC } = KEY
const UUID = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'
const LOG_KEY = String(inputsOf('checkpoint', 'VerifyCheckpoint')[0]?.verifierKey)
const [NOTE = ''] = samplesFrom('checkpoint', 'VerifyCheckpoint', 'note').filter((each) => typeof each === 'string')
const JWS = String(inputsOf('directory', 'VerifyDirectory')[0]?.jws)

const CONFIG = {
  url: 'https://ttp.example',
  organisation: 'museum',
  clientId: 'museum-1',
  signKey: KEY,
  nextSignKeys: [KEY],
  registrarKey: PUBLIC,
  tenant: 'audience',
  domain: 'reach',
  country: 'NL',
  stateDirectory: 'state',
}
const JOURNAL = `{"schema":"sluis-store/1","tenant":"audience"}\n{"cursor":1,"kind":"chunk","key":"k","rows":2,"changes":0,"quarantined":{"PART_MISSING":1}}\n{"cursor":2,"kind":"change","rows":0,"changes":1,"quarantined":{},"aside":true}\n`
const CERTIFICATE = {
  schema: 'sluis-destruction/1',
  request: JWS,
  approvals: [JWS, JWS],
  entries: [{ id: UUID, action: 'key.destroyed', details: { a: 1 }, salt: 'A'.repeat(43) }],
}
const VECTORS = {
  algorithm: 'x',
  schema: 'schema/vector-file.schema.json',
  numberOfTests: 1,
  header: ['x'],
  notes: { a: { bugType: 'b', description: 'c' } },
  testGroups: [
    {
      type: 't',
      specRef: 's',
      mutations: [{ member: 'a/b', as: 'hex', kinds: ['flip'] }],
      tests: [{ tcId: 1, comment: '', flags: [], input: { a: 1 }, output: { b: 2 }, result: 'valid' }],
    },
  ],
}
const VECTOR_LIST = JSON.stringify({
  type: 'sluis-test-vectors',
  version: 1,
  files: [
    { path: 'b.json', numberOfTests: 1, sha256: createHash('sha256').update(JSON.stringify(VECTORS)).digest('hex') },
  ],
})
const LABEL = { schema: 'sluis-outbox/1', deliveryId: UUID, tenant: 'audience', domain: 'reach', contentTag: 'x' }
const jsons = (...values: readonly unknown[]): readonly string[] => values.map((value) => JSON.stringify(value))

/** What lies in files: settings, keys, what others handed over to be verified, and what a client kept, which a disk may have damaged. */
export const KEPT_TARGETS: readonly Target[] = [
  {
    name: 'config',
    samples: () => jsons(CONFIG, { ...CONFIG, nextSignKeys: undefined, tls: { ca: 'ca.pem' } }),
    parse: (text) => readConfig(fileOf('sluis.json', String(text))),
    reaches: ['CONFIG_UNREADABLE', 'CONFIG_INVALID', 'KEY_FILE_UNREADABLE'],
  },
  {
    name: 'person-config',
    samples: () =>
      jsons({
        url: 'https://ttp.example',
        person: 'person-a',
        signKey: 'person-key.json',
        registrarKey: PUBLIC,
        stateDirectory: 's',
      }),
    parse: (text) => {
      fileOf('person-key.json', JSON.stringify(KEY))
      return readPersonConfig(fileOf('person.json', String(text)))
    },
    reaches: ['CONFIG_UNREADABLE', 'CONFIG_INVALID'],
  },
  {
    // Under a passphrase: what says how many rounds it takes is the file itself.
    name: 'key-file',
    samples: () => [
      'eyJhbGciOiJQQkVTMi1IUzUxMitBMjU2S1ciLCJlbmMiOiJBMjU2R0NNIiwiY3R5IjoiandrK2pzb24iLCJwMmMiOjEwLCJwMnMiOiJBQUFBQUFBQUFBQUFBQUFBIn0.AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA',
      JSON.stringify(KEY),
    ],
    parse: async (text) =>
      parseSigningKey(
        await readKeyText(String(text), 'x').catch((error: unknown) => {
          // Whoever reads the file says of every fault but the passphrase that the file cannot be read.
          if (error instanceof SyntaxError) return undefined
          throw error
        }),
      ),
    reaches: ['KEY_PASSPHRASE_WRONG', 'KEY_FORM_INVALID'],
  },
  {
    name: 'enrolment-file',
    samples: () => jsons({ config: CONFIG, digest: 'ab'.repeat(32), registrarKey: PUBLIC }),
    parse: (text) => {
      fileOf('enrolment.json', String(text))
      return readEnrolment(MEMORY_FOLDER)
    },
    reaches: ['ENROLMENT_MISSING'],
  },
  {
    name: 'fork-bundle',
    samples: () => jsons({ schema: 'sluis-fork/1', seen: NOTE, shown: NOTE, hashes: ['A'.repeat(43)] }),
    parse: async (text) => verifyFork(await readFork(fileOf('fork.json', String(text))), LOG_KEY),
    reaches: ['LOG_NOTE_MALFORMED', 'LOG_SIGNATURE_INVALID'],
  },
  {
    name: 'receipt-file',
    samples: () =>
      samplesFrom('receipt', 'VerifyReceipt', 'receipt').map((sample) =>
        JSON.stringify(typeof sample === 'object' && 'json' in sample ? sample.json : sample),
      ),
    parse: (text) => {
      const folder = folderOf('receipts', String(text))
      return verifyReceipts(folder, [inputsOf('receipt', 'VerifyReceipt')[0]?.log as never])
    },
    reaches: [],
  },
  {
    name: 'directory-file',
    samples: () => jsons({ version: 1, document: JWS }),
    parse: (text) => {
      fileOf('1.json', String(text))
      return folderDirectoryReader(MEMORY_FOLDER)(1)
    },
    reaches: [],
  },
  {
    name: 'destruction-certificate',
    samples: () => jsons(CERTIFICATE),
    parse: (text) => {
      return readCertificates(folderOf('certificates', String(text)))
    },
    reaches: [],
  },
  {
    // The list is made to fit the file, so that the file itself is read.
    name: 'vector-file',
    samples: () => [JSON.stringify(VECTORS)],
    parse: async (text) => {
      const sha256 = createHash('sha256').update(String(text)).digest('hex')
      fileOf('a.json', String(text))
      const files = [{ path: 'a.json', numberOfTests: 1, sha256 }]
      fileOf('manifest.json', JSON.stringify({ type: 'sluis-test-vectors', version: 1, files }))
      for await (const _file of readVectors(MEMORY_FOLDER));
    },
    reaches: ['VECTORS_MALFORMED'],
  },
  {
    name: 'vector-list',
    samples: () => [JSON.stringify({ type: 'sluis-test-vectors', version: 1, files: [] }), VECTOR_LIST],
    parse: async (text) => {
      fileOf('b.json', JSON.stringify(VECTORS))
      fileOf('manifest.json', String(text))
      for await (const _file of readVectors(MEMORY_FOLDER));
    },
    reaches: ['VECTORS_MALFORMED', 'VECTORS_CHANGED'],
  },
  {
    name: 'vector-question',
    samples: () => ['{"id":1,"op":"sha256","args":{"a":1}}\n{"id":2,"op":"x","args":{}}'],
    parse: async (text) => {
      const implementation = { ask: async () => ({ unsupported: true as const }), close: async () => undefined }
      for await (const _line of answerLines(Readable.from([String(text)]), implementation));
    },
    reaches: ['IMPLEMENTATION_FAILED'],
  },
  {
    name: 'shown-request',
    samples: () => [{ json: { request: JWS, approvals: [JWS], state: 'waiting', partsMissing: 0, resultCount: 0 } }],
    parse: (value) => ShownRequest.safeParse(value).success,
    reaches: [],
  },
  {
    name: 'store-journal',
    samples: () => [JOURNAL],
    parse: (text) => parseJournal(String(text)),
    reaches: ['STORE_DAMAGED', 'STORE_OF_ANOTHER'],
  },
  {
    name: 'store-plan',
    samples: () => [
      `{"schema":"sluis-rewrap-plan/1","rewrap":"${UUID}","domain":"reach"}\n{"epoch":1,"pseudonyms":["a","b"]}\n`,
    ],
    parse: (text) => {
      const files = { list: async () => ['a.ndjson'], read: async () => String(text) }
      return listPlans('store', files as never)
    },
    reaches: ['STORE_DAMAGED'],
  },
  {
    name: 'outbox',
    samples: () => [
      { json: { label: JSON.stringify(LABEL), sealed: JSON.stringify({ manifest: JWS, chunks: [], summary: {} }) } },
    ],
    parse: async (value) => {
      const { label, sealed } = { label: '', sealed: '', ...(value as object) }
      const textOf = (part: unknown): string => (typeof part === 'string' ? part : '')
      const files = { [`outbox/${UUID}/delivery.json`]: textOf(label), [`outbox/${UUID}/sealed.json`]: textOf(sealed) }
      for (const outbox of await Outbox.list(memoryStorage(files))) await outbox.sealed()
    },
    reaches: [],
  },
  {
    name: 'client-state',
    samples: () =>
      jsons(
        { url: 'https://ttp.example', organisation: 'museum', clientId: 'museum-1', kids: ['a'], digest: 'x' },
        { name: 'a.csv', stamp: 's', shelf: 'sent', given: 'a.csv', report: {} },
      ),
    parse: async (text) => {
      const files = {
        'settled.json': String(text),
        'client/client.json': String(text),
        'linkability/a.json': String(text),
      }
      await new WatchJournal(memoryStorage(files)).read()
      await readOwnLinkability(memoryStorage(files), 'a')
      await readKeptClient(memoryStorage(files))
    },
    reaches: ['CONFIG_INVALID'],
  },
]
