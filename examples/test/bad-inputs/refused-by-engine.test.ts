import { generateSealKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bending, ChunkPlan } from './support/delivery.ts'
import { deliverByHand, honestChunk, makeByHand } from './support/delivery.ts'
import { countPersons, expectGoodGoesThrough, expectRefused, releases } from './support/outcome.ts'
import { tokenOf } from './support/token.ts'
import { identityOf } from './support/visitors.ts'
import type { World } from './support/world.ts'
import { MUSEUM, STAGE, startWorld } from './support/world.ts'

// What no gateway can see: the parts are well-formed from outside, and what is wrong lies under the seal.
let world: World
let token: string
beforeAll(async () => {
  world = await startWorld()
  token = await tokenOf(world, MUSEUM)
})
afterAll(() => world.stop())

/** One byte of the ciphertext, in its middle, is another; the manifest is signed over what was sent. */
function changeOneByte(part: string): string {
  const segments = part.split('.')
  const ciphertext = Buffer.from(segments[3] ?? '', 'base64url')
  const middle = ciphertext.length >> 1
  ciphertext.writeUInt8(ciphertext.readUInt8(middle) ^ 1, middle)
  segments[3] = ciphertext.toString('base64url')
  return segments.join('.')
}

/** The header says another key than the part is sealed to; no client of ours would seal so. */
function underKey(part: string, kid: string): string {
  const [header = '', ...rest] = part.split('.')
  const members = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))
  return [Buffer.from(JSON.stringify({ ...members, kid })).toString('base64url'), ...rest].join('.')
}

const identities = (...rows: Record<string, unknown>[]): readonly ChunkPlan[] => [
  { identities: rows, activities: honestChunk(0, 2).activities },
]
const manyRows = (rows: number): readonly ChunkPlan[] => [
  {
    identities: Array.from({ length: rows }, (_, row) => ({ row, email: `kanarie.${row}@voorbeeld.nl` })),
    activities: Array.from({ length: rows }, (_, row) => ({ row, visitDate: '2026-05-01' })),
    rowCount: Math.min(rows, 5_000),
  },
]

const MALICIOUS: readonly (readonly [what: string, code: string, bend: () => Bending | Promise<Bending>])[] = [
  ['a byte that was changed, under a manifest that matches it', 'PART_UNOPENABLE', () => ({ bendPart: changeOneByte })],
  [
    'a part that names the right key and is sealed to another',
    'PART_UNOPENABLE',
    async () => {
      const [named] = world.collaboration.directory.engines.identity.seal
      return { identityKey: (await generateSealKey()).publicJwk, bendPart: (part) => underKey(part, named?.kid ?? '') }
    },
  ],
  [
    'a part that another institution signed',
    'PART_SIGNATURE_INVALID',
    async () => ({ partSigner: (await world.configOf(STAGE)).signKey }),
  ],
  [
    'a field that the standard does not have',
    'PART_CONTENT_INVALID',
    () => ({ chunks: identities({ row: 0, ...identityOf(0), citizenNumber: '123456782' }) }),
  ],
  [
    'a value that is not canonical',
    'PART_CONTENT_INVALID',
    () => ({ chunks: identities({ row: 0, email: 'Wilhelmina.Kanarieveld@Voorbeeld.NL ' }) }),
  ],
  [
    'a phone that passes for another kind',
    'PART_CONTENT_INVALID',
    () => ({ chunks: identities({ row: 0, phone: '+31612345601', phoneKind: 'fixed' }) }),
  ],
  [
    'a value that is no text',
    'PART_CONTENT_INVALID',
    () => ({ chunks: identities({ row: 0, familyName: { kanarie: ['Kanarieveld'] } }) }),
  ],
  ['more rows than a chunk may hold', 'PART_CONTENT_INVALID', () => ({ chunks: manyRows(5_001) })],
  [
    'a row number beyond the delivery',
    'PART_CONTENT_INVALID',
    () => ({ chunks: identities({ row: 0, ...identityOf(0) }, { row: 9_007_199_254_740_991, ...identityOf(1) }) }),
  ],
  [
    'a row number that is no number of a row',
    'PART_CONTENT_INVALID',
    () => ({ chunks: identities({ row: 1e300, ...identityOf(0) }) }),
  ],
  [
    'a row twice',
    'PART_CONTENT_INVALID',
    () => ({ chunks: identities({ row: 1, ...identityOf(0) }, { row: 1, ...identityOf(1) }) }),
  ],
]

describe('a malicious client', () => {
  it.each(MALICIOUS)('is refused as a whole for %s: %s', async (_, code, bend) => {
    const persons = await countPersons(world)
    const delivery = await makeByHand(world, await bend())
    await deliverByHand(world, token, delivery)
    await expectRefused(world, token, delivery.deliveryId, code)
    expect(await countPersons(world)).toBe(persons)
  })

  it('has its honest chunks refused with the bad one', async () => {
    const persons = await countPersons(world)
    const bad = { identities: [{ row: 2, email: 'Niet Canoniek' }], activities: [{ row: 2, visitDate: '2026-05-01' }] }
    const delivery = await makeByHand(world, { chunks: [honestChunk(0, 2), bad, honestChunk(3, 2)] })
    await deliverByHand(world, token, delivery)
    await expectRefused(world, token, delivery.deliveryId, 'PART_CONTENT_INVALID', 1)
    expect(await countPersons(world)).toBe(persons)
  })

  it('has rows of one chunk refused that claim a place in another', async () => {
    const stray = { identities: [{ row: 0, ...identityOf(7) }], activities: [{ row: 2, visitDate: '2026-05-01' }] }
    const delivery = await makeByHand(world, { chunks: [honestChunk(0, 2), stray] })
    await deliverByHand(world, token, delivery)
    await expectRefused(world, token, delivery.deliveryId, 'PART_CONTENT_INVALID', 1)
  })

  it('stands in nobody’s way: a good delivery goes through, and of the refused ones nothing was released', async () => {
    const seen = (await releases(world)).length
    await expectGoodGoesThrough(world)
    expect((await releases(world)).filter(({ kind }) => kind === 'chunk')).toHaveLength(seen + 1)
  })

  it('finds no identifier in any answer or log line', () => world.expectSilence())
})
