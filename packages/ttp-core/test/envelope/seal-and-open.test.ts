import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64url } from '../../src/encoding/index.ts'
import { encodeBody } from '../../src/envelope/body.ts'
import { parseActivityContent } from '../../src/envelope/content/activity.ts'
import { parseSubjectContent } from '../../src/envelope/content/subject.ts'
import {
  BODY_BLOCK,
  MAX_PART_LENGTH,
  openPart,
  partDigest,
  readPartHeader,
  sealPart,
} from '../../src/envelope/index.ts'
import { sha256 } from '../../src/primitives.ts'
import { activities, contextOf, open, otherRecipient, otherSigner, recipient, seal, signer } from './fixture.ts'

const subjects = fc
  .uniqueArray(
    fc.record({
      row: fc.nat(1_000_000),
      person: fc.uint8Array({ minLength: 16, maxLength: 16 }).map(toBase64url),
      household: fc.uint8Array({ minLength: 16, maxLength: 16 }).map(toBase64url),
    }),
    { selector: ({ row }) => row, maxLength: 200 },
  )
  .map((rows) => ({ schema: 'sluis-subject/1' as const, rows: rows.sort((a, b) => a.row - b.row) }))

describe('a sealed part', () => {
  it('opens to what was sealed, and the parser takes it', async () => {
    await fc.assert(
      fc.asyncProperty(subjects, fc.nat(999_999), async (content, chunk) => {
        const context = contextOf('subject', { chunk })
        const jwe = await sealPart(context, content, seal)
        const { content: opened, signerKid } = await openPart(jwe, context, open)
        expect(opened).toEqual(content)
        expect(parseSubjectContent(opened)).toEqual(content)
        expect(signerKid).toBe(signer.publicJwk.kid)
      }),
      { numRuns: 100 },
    )
  })

  it('opens with any of several keys held, and any of several signers allowed', async () => {
    const jwe = await sealPart(contextOf('activity'), activities, seal)
    const { content } = await openPart(jwe, contextOf('activity'), {
      recipients: [otherRecipient.privateJwk, recipient.privateJwk],
      signers: [otherSigner.publicJwk, signer.publicJwk],
    })
    expect(parseActivityContent(content)).toEqual(activities)
  })

  it('shows its key and context to anyone, and nothing of its content [SEAL-6]', async () => {
    const context = contextOf('activity')
    const jwe = await sealPart(context, activities, seal)
    expect(readPartHeader(jwe)).toEqual({ kid: recipient.publicJwk.kid, context })
    const [header = ''] = jwe.split('.')
    expect(Buffer.from(header, 'base64url').toString()).not.toContain('2026-03-01')
    expect(Buffer.from(header, 'base64url').toString()).not.toContain(signer.publicJwk.kid)
  })

  it('is another text each time it is sealed [SECU-15]', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => sealPart(contextOf('activity'), activities, seal)))
    expect(first).not.toBe(second)
  })

  it('has an ephemeral key and a nonce of its own [SECU-15, SEAL-4]', async () => {
    const parts = await Promise.all(Array.from({ length: 20 }, () => sealPart(contextOf('activity'), activities, seal)))
    const random = parts.map((jwe) => {
      const [header = '', , nonce = ''] = jwe.split('.')
      return [(JSON.parse(Buffer.from(header, 'base64url').toString()) as { epk: { x: string } }).epk.x, nonce]
    })
    expect(new Set(random.map(([x]) => x)).size).toBe(20)
    expect(new Set(random.map(([, nonce]) => nonce)).size).toBe(20)
  })

  it('hides the length of its content within blocks of 4096 bytes [SEAL-2, SEAL-6]', async () => {
    const sizes = new Map<number, number>()
    for (const count of [1, 5, 20, 60, 130, 400]) {
      const rows = Array.from({ length: count }, (_, row) => ({ row, visitDate: '2026-03-01' }))
      const content = { schema: 'sluis-activity/1', rows } as const
      const jwe = await sealPart(contextOf('activity'), content, seal)
      const ciphertext = Buffer.from(jwe.split('.')[3] ?? '', 'base64url')
      // Label, count, three lengths, signer's kid, signature: the same for every part.
      const frame = 1 + 'part-body'.length + 2 + 3 * 4 + 43 + 64
      expect((ciphertext.length - frame) % BODY_BLOCK).toBe(0)
      const blocks = Math.ceil(JSON.stringify(content).length / BODY_BLOCK)
      expect(ciphertext.length - frame).toBe(blocks * BODY_BLOCK)
      sizes.set(count, jwe.length)
    }
    expect(sizes.get(1)).toBe(sizes.get(60))
    expect(sizes.get(60)).not.toBe(sizes.get(400))
  })

  it('adds no block to a body that fills its last one [SEAL-2]', () => {
    const json = (length: number): string => 'x'.repeat(length - 2)
    expect(encodeBody(json(2 * BODY_BLOCK - 1))).toHaveLength(2 * BODY_BLOCK)
    expect(encodeBody(json(2 * BODY_BLOCK))).toHaveLength(2 * BODY_BLOCK)
    expect(encodeBody(json(2 * BODY_BLOCK + 1))).toHaveLength(3 * BODY_BLOCK)
  })

  it('takes a full chunk of 5,000 rows, and refuses more than 4 MiB [SEAL-3]', async () => {
    const row = {
      visitDate: '2026-03-01',
      visitTime: '20:15',
      orderDate: '2026-02-01',
      offerCode: 'ABCDEFGHIJKLMNOPQRSTUVWX',
      offerGenre: 'classical-music',
      activityType: 'reservation',
      basis: 'observed',
      channel: 'on-site',
      priceCents: 10_000_000,
      priceKind: 'discount',
      quantity: 999,
    } as const
    const rowsOf = (length: number) => Array.from({ length }, (_, index) => ({ row: 9_000_000 + index, ...row }))
    const content = { schema: 'sluis-activity/1', rows: rowsOf(5000) } as const
    const jwe = await sealPart(contextOf('activity'), content, seal)
    expect(jwe.length).toBeLessThanOrEqual(MAX_PART_LENGTH)
    expect((await openPart(jwe, contextOf('activity'), open)).content).toEqual(content)
    await expect(
      sealPart(contextOf('activity'), { schema: 'sluis-activity/1', rows: rowsOf(20_000) }, seal),
    ).rejects.toMatchObject({ code: 'PART_TOO_LARGE' })
  })

  it('has the digest of its text [SEAL-9]', async () => {
    const jwe = await sealPart(contextOf('activity'), activities, seal)
    expect(partDigest(jwe)).toEqual(sha256(new TextEncoder().encode(jwe)))
  })

  it('is not made for a context that cannot be, nor for content of another schema [SEAL-1, SEAL-3]', async () => {
    const bad = [
      { delivery: 'not-a-uuid' },
      { chunk: -1 },
      { chunk: 1.5 },
      { institution: '' },
      { institution: 'Museum A' },
      { tenant: 'x' },
      { domain: 'a b' },
      { schema: 'sluis-activity/2' },
      { schema: 'sluis-identity/1' },
    ]
    for (const change of bad) {
      await expect(sealPart(contextOf('activity', change), activities, seal)).rejects.toMatchObject({
        code: 'PART_MALFORMED',
      })
    }
    await expect(sealPart(contextOf('pseudonym'), activities, seal)).rejects.toMatchObject({
      code: 'PART_CONTENT_INVALID',
    })
    // A change belongs to no institution.
    await expect(
      sealPart(contextOf('change', { institution: 'museum-a' }), { schema: 'sluis-change/1', changes: [] }, seal),
    ).rejects.toMatchObject({ code: 'PART_MALFORMED' })
  })
})
