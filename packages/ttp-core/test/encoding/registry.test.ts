import { createHash, createHmac, createPublicKey, hkdfSync, verify } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { aessiv } from '@noble/ciphers/aes.js'
import { compactDecrypt, importJWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { commit } from '../../src/audit/index.ts'
import { accountDigest } from '../../src/directory/index.ts'
import { canonicalJson, decodeEnc, LABEL, utf8 } from '../../src/encoding/index.ts'
import { sealPart } from '../../src/envelope/index.ts'
import { CORE_ERRORS } from '../../src/errors.ts'
import { sealKeyFromSeed } from '../../src/jwk/index.ts'
import { deriveKey, KEY_PURPOSE, keyCheckValue, SecretKey, sealSeed } from '../../src/keys/index.ts'
import { linkageToken } from '../../src/linkage/index.ts'
import { signManifest } from '../../src/manifest/index.ts'
import { innerValue, wrapInner } from '../../src/pseudonym/index.ts'
import { parsePseudonym } from '../../src/pseudonym/printed-form.ts'
import { activities, contextOf, DELIVERY, recipient, seal, signer } from '../envelope/fixture.ts'
import { domain, kH, root, seed, subject, wrapKeyOf } from '../pseudonym/fixture.ts'

const repository = new URL('../../../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, repository), 'utf8')

/** The first column of a chapter's tables, as far as it is code. */
const firstColumn = (chapter: string, form: RegExp): string[] =>
  [...read(`spec/${chapter}`).matchAll(/^\| `([^`]+)`\s+\|/gm)]
    .map(([, cell = '']) => cell)
    .filter((cell) => form.test(cell))

/** Enc by its definition, not by the library. */
function framed(label: string, ...fields: (string | Uint8Array)[]): Buffer {
  const number = (value: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length)
    bytes.writeUIntBE(value, 0, length)
    return bytes
  }
  const parts = fields.flatMap((field) => [number(Buffer.from(field).length, 4), Buffer.from(field)])
  return Buffer.concat([number(label.length, 1), Buffer.from(label), number(fields.length, 2), ...parts])
}
const hmac = (key: SecretKey, message: Uint8Array): Uint8Array =>
  key.lend((bytes) => Uint8Array.from(createHmac('sha256', bytes).update(message).digest()))
const lent = (key: SecretKey): Uint8Array => key.lend((bytes) => Uint8Array.from(bytes))
const epochOne = Uint8Array.of(0, 0, 0, 1)

describe('the registry of labels', () => {
  it('in the text is that in the code [ENCO-6]', () => {
    const table = read('spec/02-encoding.md').match(/## 2\. The label registry[\s\S]*?\n## 3/)?.[0] ?? ''
    const labels = [...table.matchAll(/^\| `([^`]+)`\s+\|/gm)].map(([, label]) => label)
    expect(labels.sort()).toEqual(Object.values(LABEL).sort())
  })

  it('is what every call of the encoding takes its label from [ENCO-6]', () => {
    const calls: string[] = []
    for (const part of ['ttp-core', 'ttp-server', 'client']) {
      const folder = new URL(`packages/${part}/src/`, repository)
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.ts') || name.startsWith('conformance') || name.endsWith('encoding/enc.ts')) continue
        const code = readFileSync(new URL(name, folder), 'utf8').replace(/^\s*(?:\*|\/\*|\/\/).*$/gm, '')
        for (const [, label] of code.matchAll(/\b(?:enc|decodeEnc)\(([^,)]*)/g)) calls.push(label ?? '')
      }
    }
    expect(calls.length).toBeGreaterThan(10)
    for (const label of calls) expect(label).toMatch(/^LABEL\.[a-zA-Z]+$/)
    expect(new Set(calls).size).toBe(Object.keys(LABEL).length)
  })
})

describe('the fields under a label', () => {
  const context = { purpose: KEY_PURPOSE.pseudonymWrap, tenant: 'audience', domain: 'reach', epoch: 1 } as const
  const fields = ['pseudonym-wrap', 'audience', 'reach', epochOne] as const

  it('of a key, its check value and its sealed seed [ENCO-7, SECU-17]', () => {
    const okm = hkdfSync('sha256', lent(root), lent(seed), framed('key', ...fields), 64)
    const key = deriveKey(root, seed, context, 64)
    expect(lent(key)).toEqual(new Uint8Array(okm))
    expect(keyCheckValue(key)).toEqual(hmac(key, framed('kcv')).slice(0, 8))
    expect(sealSeed(key, seed, context)).toEqual(aessiv(lent(key), framed('seed', ...fields)).encrypt(lent(seed)))
  })

  it('of an inner value and an outward pseudonym [ENCO-7, SECU-17]', () => {
    const inner = innerValue(kH, 'household', subject)
    expect(inner).toEqual(hmac(kH, framed('H', 'household', subject)).slice(0, 20))
    const { ciphertext } = parsePseudonym(wrapInner(wrapKeyOf(domain), domain, 'household', inner))
    const header = framed('header', 'sluis-pseudonym-1', 'irreversible', 'household', 'nam', 'audience', epochOne)
    expect(ciphertext).toEqual(aessiv(lent(wrapKeyOf(domain)), header).encrypt(inner))
  })

  it('of a linkage token, which is 128 bits of an HMAC [ENCO-7, SECU-13]', () => {
    const key = SecretKey.from(new Uint8Array(32).fill(7))
    const message = framed('L', 'birth-name', framed('token-parts', '1980-02-03', 'jnsn'))
    expect(linkageToken(key, 'birth-name', ['1980-02-03', 'jnsn'])).toEqual(hmac(key, message).slice(0, 16))
  })

  it('of a commitment, an account, and a sealing key from its seed [ENCO-7]', () => {
    const salt = new Uint8Array(32).fill(5)
    const digest = createHash('sha256')
      .update(framed('audit-commitment', salt, '{"count":1}'))
      .digest('hex')
    expect(commit(salt, { count: 1 })).toBe(digest)
    const account = createHash('sha256')
      .update(framed('account', 'https://login.example', '42'))
      .digest('hex')
    expect(accountDigest('https://login.example', '42')).toBe(account)
    const okm = Buffer.from(hkdfSync('sha256', new Uint8Array(32).fill(1), new Uint8Array(0), framed('P-256'), 48))
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
    const scalar = (BigInt(`0x${okm.toString('hex')}`) % (order - 1n)) + 1n
    const { d } = sealKeyFromSeed(new Uint8Array(32).fill(1)).privateJwk
    expect(Buffer.from(d, 'base64url').toString('hex')).toBe(scalar.toString(16).padStart(64, '0'))
  })

  it('of what is inside a sealed part, and under its signature [ENCO-7, SECU-17]', async () => {
    const ctx = contextOf('activity')
    const jwe = await sealPart(ctx, activities, seal)
    const { plaintext } = await compactDecrypt(jwe, await importJWK({ ...recipient.privateJwk }, 'ECDH-ES'))
    const [kid, signature, body, ...rest] = decodeEnc(LABEL.part, plaintext)
    if (kid === undefined || signature === undefined || body === undefined) return expect.unreachable()
    expect(rest).toEqual([])
    expect(Buffer.from(plaintext)).toEqual(framed('part-body', kid, signature, body))
    expect(Buffer.from(kid).toString()).toBe(signer.publicJwk.kid)
    const key = createPublicKey({ key: { ...signer.publicJwk }, format: 'jwk' })
    expect(verify(null, framed('part-signature', canonicalJson(ctx), body), key, signature)).toBe(true)
  })
})

it('no label is as long as the first character of a JWS, so no signature of a part is one of a document [SECU-17]', async () => {
  const manifest = {
    schema: 'sluis-manifest/1',
    delivery: DELIVERY,
    institution: 'museum-a',
    tenant: 'audience',
    domain: 'reach',
    directoryVersion: 1,
    chunks: [{ number: 0, rowCount: 1, identityDigest: 'A'.repeat(43), activityDigest: 'A'.repeat(43) }],
    rowCount: 1,
  } as const
  const [first = 0] = utf8(await signManifest(manifest, signer.privateJwk))
  expect(first).toBe(0x65)
  // Of what is digested without a key: leaves and nodes begin with 00 and 01, keys and entries with a brace.
  const digested = framed(LABEL.auditCommitment)[0] ?? 0
  expect([0x00, 0x01, 0x65, 0x7b]).not.toContain(digested)
  for (const label of Object.values(LABEL)) expect(utf8(label).length).not.toBe(first)
})

it('the table of codes in the text is that in the code, in its order [CONV-16]', () => {
  const codes = firstColumn('00-conventions.md', /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/)
  expect(codes).toEqual(Object.keys(CORE_ERRORS))
})

it('no code of the core is one of the errors of a field [CONV-16]', () => {
  const ofFields = Object.keys(JSON.parse(read('spec/tables/identifier-errors.json')) as object)
  expect(ofFields.length).toBeGreaterThan(20)
  expect(ofFields.filter((code) => code in CORE_ERRORS)).toEqual([])
})
