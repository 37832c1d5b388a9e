import { createHash, createPrivateKey, sign } from 'node:crypto'
import { formatCheckpoint, leafHash, makeVerifierKey, signCheckpoint } from '../../packages/ttp-core/src/log/index.ts'
import { signNote } from '../../packages/ttp-core/src/log/signed-note.ts'
import { malformed, note, origin, root, signer, unsigned, verifierKey } from './checkpoint-input.ts'
import { bentSignatures } from './ed25519-points.ts'
import type { Case, Fields } from './frame.ts'

const body = formatCheckpoint({ origin, size: 8, root })
const own = note.slice(body.length + 1)
const witness = signNote(body, { name: 'witness.example/w1', privateKey: new Uint8Array(32).fill(9) }).slice(
  body.length + 1,
)
const sameName = makeVerifierKey({ ...signer, privateKey: new Uint8Array(32).fill(9) })
const rootText = Buffer.from(root).toString('base64')
const keyId = Buffer.from(own.split(' ').at(-1) ?? '', 'base64').subarray(0, 4)
const signedAs = (signature: Uint8Array): string =>
  `${body}\n\u2014 ${origin} ${Buffer.concat([keyId, signature]).toString('base64')}\n`
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const signKey = createPrivateKey({ key: Buffer.concat([PKCS8, signer.privateKey]), format: 'der', type: 'pkcs8' })
/** Any text under a signature of the log that holds. */
const signedText = (text: string): string =>
  `${text}\n\u2014 ${origin} ${Buffer.concat([keyId, sign(null, Buffer.from(text), signKey)]).toString('base64')}\n`
const empty = (rootOfIt: Uint8Array): string => signNote(formatCheckpoint({ origin, size: 0, root: rootOfIt }), signer)
const rootOfNothing = createHash('sha256').digest()
const verify = (changed: string, key = verifierKey): Fields => ({ note: changed, verifierKey: key })

/** Notes that are a checkpoint of the log, and all that are not. */
export const VERIFY_CASES: readonly Case[] = [
  { tcId: 101, comment: 'by the log', flags: [], input: verify(note) },
  {
    tcId: 102,
    comment: 'by the log and a witness that is not known',
    flags: ['UnknownSigner'],
    input: verify(`${note}${witness}`),
  },
  {
    tcId: 103,
    comment: 'by a witness alone',
    flags: ['UnknownSigner'],
    input: verify(`${body}\n${witness}`),
    error: unsigned,
  },
  {
    tcId: 104,
    comment: 'another key of the same name',
    flags: ['WrongKey'],
    input: verify(note, sameName),
    error: unsigned,
  },
  {
    tcId: 105,
    comment: 'size changed',
    flags: ['BitFlip'],
    input: verify(note.replace('\n8\n', '\n9\n')),
    error: unsigned,
  },
  {
    tcId: 106,
    comment: 'a second signature of the log that does not hold',
    flags: ['BitFlip'],
    input: verify(`${note}${signCheckpoint({ origin, size: 9, root }, signer).split('\n\n')[1] ?? ''}`),
    error: unsigned,
  },
  {
    tcId: 107,
    comment: 'another origin, rightly signed',
    flags: ['WrongOrigin'],
    input: verify(signNote(`log.example/other\n8\n${rootText}\n`, signer)),
    error: 'LOG_ORIGIN_MISMATCH',
  },
  {
    tcId: 108,
    comment: 'an extension line, rightly signed',
    flags: ['NotCanonical'],
    input: verify(signNote(`${body}extension\n`, signer)),
    error: malformed,
  },
  {
    tcId: 109,
    comment: 'a leading zero, rightly signed',
    flags: ['NotCanonical'],
    input: verify(signNote(`${origin}\n08\n${rootText}\n`, signer)),
    error: malformed,
  },
  {
    tcId: 110,
    comment: 'a size beyond 2^53, rightly signed',
    flags: ['NotCanonical'],
    input: verify(signNote(`${origin}\n9007199254740993\n${rootText}\n`, signer)),
    error: malformed,
  },
  {
    tcId: 111,
    comment: 'a short root, rightly signed',
    flags: ['Truncated'],
    input: verify(signNote(`${origin}\n8\nAAAA\n`, signer)),
    error: malformed,
  },
  { tcId: 112, comment: 'no signature', flags: ['Truncated'], input: verify(body), error: malformed },
  {
    tcId: 113,
    comment: 'last newline missing',
    flags: ['Truncated'],
    input: verify(note.slice(0, -1)),
    error: malformed,
  },
  {
    tcId: 114,
    comment: 'carriage returns',
    flags: ['NotCanonical'],
    input: verify(note.replaceAll('\n', '\r\n')),
    error: malformed,
  },
  {
    tcId: 115,
    comment: 'a hyphen for the dash',
    flags: ['NotCanonical'],
    input: verify(`${body}\n${own.replace('\u2014', '-')}`),
    error: malformed,
  },
  { tcId: 116, comment: 'empty', flags: ['Truncated'], input: verify(''), error: malformed },
  { tcId: 117, comment: 'with 63 witnesses', flags: ['UnknownSigner'], input: verify(note + witness.repeat(63)) },
  {
    tcId: 118,
    comment: 'with 64 witnesses',
    flags: ['BadInput'],
    input: verify(note + witness.repeat(64)),
    error: malformed,
  },
  {
    tcId: 119,
    comment: 'a signature line that is none, beside a good one',
    flags: ['BadInput'],
    input: verify(`${note}witness\n`),
    error: malformed,
  },
  {
    tcId: 120,
    comment: 'a control character beyond ASCII in the name of a witness',
    flags: ['BadInput'],
    input: verify(`${note}${witness.replace('witness', 'wit\u0085ness')}`),
    error: malformed,
  },
  {
    tcId: 121,
    comment: 'a signature of no bytes behind its key id',
    flags: ['Truncated'],
    input: verify(`${note}\u2014 witness.example/w1 AAAAAA==\n`),
    error: malformed,
  },
  {
    tcId: 122,
    comment: 'an empty line in the text, rightly signed',
    flags: ['NotCanonical'],
    input: verify(signNote(`${body}\n`, signer)),
    error: malformed,
  },
  {
    tcId: 123,
    comment: 'unused bits of the root that are not zero, rightly signed',
    flags: ['NotCanonical'],
    input: verify(signNote(`${origin}\n8\n${rootText.slice(0, -2)}h=\n`, signer)),
    error: malformed,
  },
  {
    tcId: 141,
    comment: 'two newlines at the end: one line of signatures, and it is empty',
    flags: ['Truncated'],
    input: verify(`${body}\n`),
    error: malformed,
  },
  {
    tcId: 142,
    comment: 'an empty line after the signature: the line of signatures is empty',
    flags: ['NotCanonical'],
    input: verify(`${note}\n`),
    error: malformed,
  },
  {
    tcId: 143,
    comment: 'size 0 with the root of one empty leaf',
    flags: ['SizeZero'],
    input: verify(empty(leafHash(new Uint8Array(0)))),
  },
  { tcId: 144, comment: 'the empty tree', flags: [], input: verify(empty(rootOfNothing)) },
  {
    tcId: 145,
    comment: 'a tab in the origin, rightly signed',
    flags: ['BadInput'],
    input: verify(signedText(body.replace(origin, `${origin}\t`))),
    error: malformed,
  },
  {
    tcId: 146,
    comment: 'an empty line in a text that a witness alone signed: the note is split at the last',
    flags: ['UnknownSigner'],
    input: verify(`${body}\nany\n\n${witness}`),
    error: unsigned,
  },
  ...bentSignatures(signer.privateKey, Buffer.from(body)).map(
    ([comment, signature], index): Case => ({
      tcId: 124 + index,
      comment,
      flags: ['BentSignature'],
      input: verify(signedAs(signature)),
      error: unsigned,
    }),
  ),
]
