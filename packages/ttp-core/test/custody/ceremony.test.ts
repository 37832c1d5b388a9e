import { describe, expect, it } from 'vitest'
import type { Ceremony } from '../../src/custody/ceremony.ts'
import { parseCeremony, verifyCeremony } from '../../src/custody/ceremony.ts'
import { signCeremony } from '../../src/custody/sign-ceremony.ts'
import { signDocument } from '../../src/document/index.ts'
import { generateSignKey } from '../../src/jwk/index.ts'

const shares = ['a', 'b', 'c'].map((digit, index) => ({
  number: index + 1,
  custodian: `custodian-${digit}`,
  digest: digit.repeat(64),
}))
const ceremony: Ceremony = {
  schema: 'sluis-ceremony/1',
  id: '0123456789ab',
  engine: 'key',
  act: 'create',
  at: '2026-03-02T09:30:00.000Z',
  software: 'sluis 0.1.0',
  threshold: 2,
  keyCheckValue: '0123456789abcdef',
  shares,
  witnesses: ['notary'],
}
const [first, second, third] = shares

describe('the protocol of a ceremony', () => {
  it('is read as it was signed, by the key that was given and by no other [KEYS-54]', async () => {
    const registrar = await generateSignKey()
    const jws = await signCeremony(ceremony, registrar.privateJwk)
    expect(await verifyCeremony(jws, [registrar.publicJwk])).toEqual(ceremony)
    const other = (await generateSignKey()).publicJwk
    await expect(verifyCeremony(jws, [other])).rejects.toMatchObject({ code: 'JWS_INVALID' })
    // Not the last letters: of a scalar they are AA by themselves once in sixteen times.
    const letter = jws.at(-40) === 'A' ? 'B' : 'A'
    const changed = `${jws.slice(0, -40)}${letter}${jws.slice(-39)}`
    await expect(verifyCeremony(changed, [registrar.publicJwk])).rejects.toMatchObject({
      code: 'JWS_INVALID',
    })
  })

  it('signed as another kind of document is none [KEYS-54]', async () => {
    const registrar = await generateSignKey()
    const jws = await signDocument('sluis-directory', ceremony, registrar.privateJwk)
    await expect(verifyCeremony(jws, [registrar.publicJwk])).rejects.toMatchObject({ code: 'JWS_INVALID' })
  })

  it.each<[string, object]>([
    ['a threshold of one', { threshold: 1 }],
    ['a threshold that the shares do not reach', { threshold: 4 }],
    ['one share', { shares: [first], threshold: 2 }],
    ['a custodian with two shares', { shares: [first, { ...second, custodian: 'custodian-a' }, third] }],
    ['a custodian who is a witness', { witnesses: ['custodian-c'] }],
    ['one digest twice', { shares: [first, { ...second, digest: first?.digest }, third] }],
    ['numbers that do not count from one', { shares: [second, third] }],
    ['a new splitting of nothing', { act: 'reshare' }],
    ['a new splitting of itself', { act: 'reshare', previous: ceremony.id }],
    ['a root that was made from another', { previous: 'ba9876543210' }],
    ['a custodian named by a mail address', { shares: [{ ...first, custodian: 'a@b.nl' }, second, third] }],
    ['a member that nobody knows', { root: '00' }],
  ])('%s is refused, also before it is signed [KEYS-54]', async (_what, change) => {
    expect(() => parseCeremony({ ...ceremony, ...change })).toThrow('CEREMONY_INVALID')
    const { privateJwk } = await generateSignKey()
    await expect(signCeremony({ ...ceremony, ...change } as Ceremony, privateJwk)).rejects.toMatchObject({
      code: 'CEREMONY_INVALID',
    })
  })
})
