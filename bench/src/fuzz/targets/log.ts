import type { TrustedLog } from '@sluis/ttp-core/auditor'
import {
  cosignedAt,
  decodeEntryBundle,
  parseEntry,
  parseTilePath,
  parseTlogProof,
  parseVerifierKey,
  splitHashes,
  verifyCheckpoint,
  verifyReceipt,
  verifyRelease,
} from '@sluis/ttp-core/auditor'
import type { Sample, Target } from '../target.ts'
import { inputsOf, samplesFrom } from '../vectors.ts'

const hexOf = (samples: readonly Sample[]): Uint8Array[] =>
  samples.filter((each) => typeof each === 'string').map((each) => new Uint8Array(Buffer.from(each, 'hex')))

const LOG_KEY = String(inputsOf('checkpoint', 'VerifyCheckpoint')[0]?.verifierKey)
const TRUSTED = inputsOf('receipt', 'VerifyReceipt')[0]?.log as TrustedLog

export const LOG_TARGETS: readonly Target[] = [
  {
    name: 'checkpoint',
    samples: () => samplesFrom('checkpoint', 'VerifyCheckpoint', 'note'),
    parse: (note) => verifyCheckpoint(String(note), LOG_KEY),
    reaches: ['LOG_NOTE_MALFORMED', 'LOG_SIGNATURE_INVALID'],
  },
  {
    name: 'cosignature',
    samples: () => [
      ...samplesFrom('checkpoint', 'VerifyCheckpoint', 'note'),
      // Of C2SP's own example.
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n',
    ],
    parse: (note) =>
      cosignedAt(String(note), { name: 'log.example/sluis', publicKey: parseVerifierKey(LOG_KEY).publicKey }),
    reaches: ['LOG_NOTE_MALFORMED'],
  },
  {
    name: 'verifier-key',
    samples: () => samplesFrom('checkpoint', 'ParseVerifierKey', 'verifierKey'),
    parse: (key) => parseVerifierKey(String(key)),
    reaches: ['LOG_KEY_INVALID'],
  },
  {
    name: 'tlog-proof',
    samples: () => samplesFrom('evidence', 'ParseTlogProof', 'proof'),
    parse: (proof) => parseTlogProof(String(proof)),
    reaches: ['LOG_PROOF_MALFORMED'],
  },
  {
    name: 'tile-path',
    samples: () => samplesFrom('tile', 'ParseTilePath', 'path'),
    parse: (path) => parseTilePath(String(path)),
    reaches: ['LOG_TILE_INVALID'],
  },
  {
    name: 'tile',
    samples: () => hexOf(samplesFrom('tile', 'ReadTile', 'tile')),
    parse: (bytes) => splitHashes(bytes as Uint8Array),
    reaches: ['LOG_TILE_INVALID'],
  },
  {
    name: 'entry-bundle',
    samples: () => hexOf(samplesFrom('tile', 'DecodeEntryBundle', 'bundle')),
    parse: (bytes) => decodeEntryBundle(bytes as Uint8Array),
    reaches: ['LOG_TILE_INVALID'],
  },
  {
    name: 'audit-entry',
    samples: () => samplesFrom('audit-entry', 'ParseEntry', 'text'),
    parse: (text) => parseEntry(String(text)),
    reaches: ['AUDIT_ENTRY_INVALID'],
  },
  {
    name: 'receipt',
    samples: () => samplesFrom('receipt', 'VerifyReceipt', 'receipt'),
    parse: (receipt) => verifyReceipt(receipt, TRUSTED),
    reaches: ['RECEIPT_INVALID'],
  },
  {
    name: 'release-evidence',
    samples: () => samplesFrom('release', 'VerifyRelease', 'evidence'),
    parse: (evidence) => verifyRelease(evidence, TRUSTED),
    reaches: ['RECEIPT_INVALID'],
  },
]
