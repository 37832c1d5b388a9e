import { createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { enc, LABEL, SecretKey } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Profile } from '../../src/domains/identity/vault/profile.ts'
import { emptyProfile } from '../../src/domains/identity/vault/profile.ts'
import { openVault } from '../../src/domains/identity/vault/vault.ts'

const vaultKey = new Uint8Array(32).fill(0x5a)
const vault = openVault(SecretKey.from(vaultKey), (length) => new Uint8Array(randomBytes(length)))
const person = new Uint8Array(16).fill(1)
const salt = new Uint8Array(32).fill(2)
const profile: Profile = { ...emptyProfile(), emails: ['zo\u00eb@example.org'], births: [['1984-05-06', 2]] }

/** What stands under the seal, opened by Node alone. */
function textOf(sealed: Uint8Array): string {
  const key = createHmac('sha256', vaultKey).update(enc(LABEL.profileKey, salt)).digest()
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13), { authTagLength: 16 })
  decipher.setAAD(person)
  decipher.setAuthTag(sealed.subarray(13, 29))
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('latin1')
}

describe('a sealed profile', () => {
  test('is AES-256-GCM under HMAC(vault key, enc("profile-key", salt)), with the person as additional data [KEYS-26, ENCO-7]', () => {
    const sealed = vault.seal(person, salt, profile)
    expect(sealed[0]).toBe(2)
    const text = textOf(sealed)
    expect(text).toMatch(/^[\x20-\x7e]+$/)
    expect(text).toContain('zo\\u00eb@example.org')
    expect(text.length % 64).toBe(0)
  })

  test('holds up to thirteen lists, in ASCII, and spaces to a multiple of 64 [KEYS-26]', () => {
    const full: Profile = {
      names: [['meijerbakker', 'bakker meijer', 'anna', 'am', 2]],
      births: [['1984-05-06', 1]],
      emails: ['zo\u00eb\u{1f3ad}@example.org'],
      mobiles: ['+31612345678'],
      fixed: ['+31201234567'],
      addresses: [['NL', '1234AB', '1234AB', '5', 'A', 'dorpsstraat', 'ede', 3, '2026-11-22']],
      relations: [['museum', 'K-1001']],
      institutions: ['library', 'museum'],
      records: [
        ['AAECAwQFBgcICQoLDA0ODw', 1, 0, 0, 0, 0, 0, 0, 0, '2026-11-22', ['score', 3, '0-1---0a', 12.3]],
        [
          'EBESExQVFhcYGRobHB0eHw',
          0,
          -1,
          -1,
          -1,
          -1,
          -1,
          -1,
          -1,
          '1970-01-02',
          ['new', 3, '--------', -0.1],
          ['NL', 1, 'bakker', '', '', '', 'ede', ''],
        ],
      ],
      apart: [],
      together: [['AAECAwQFBgcICQoLDA0ODw', 'EBESExQVFhcYGRobHB0eHw']],
    }
    const text =
      '[[["meijerbakker","bakker meijer","anna","am",2]],[["1984-05-06",1]],["zo\\u00eb\\ud83c\\udfad@example.org"],' +
      '["+31612345678"],["+31201234567"],[["NL","1234AB","1234AB","5","A","dorpsstraat","ede",3,"2026-11-22"]],' +
      '[["museum","K-1001"]],["library","museum"],[["score",3],["new",3]],' +
      '"AAECAwQFBgcICQoLDA0ODwBBBBBBBBFErA0-1---0agB7EBESExQVFhcYGRobHB0eHwAAAAAAAAAABB--------f__",' +
      '[[1,"NL",1,"bakker","","","","ede"]],[],[["AAECAwQFBgcICQoLDA0ODw","EBESExQVFhcYGRobHB0eHw"]]]'
    expect(textOf(vault.seal(person, salt, full))).toBe(text.padEnd(Math.ceil(text.length / 64) * 64))
    // A text that is a multiple of 64 already gets nothing more.
    for (let more = 0; more < 64; more += 1) {
      const relations: Profile['relations'] = [['museum', 'x'.repeat(more)]]
      const packed = textOf(vault.seal(person, salt, { ...full, relations }))
      expect(packed.length - packed.trimEnd().length).toBe((64 - (packed.trimEnd().length % 64)) % 64)
    }
  })

  test('opens for its own person and salt alone, whole and unchanged alone [KEYS-26]', () => {
    const sealed = vault.seal(person, salt, profile)
    expect(vault.open(person, salt, sealed)).toEqual(profile)
    expect(() => vault.open(new Uint8Array(16), salt, sealed)).toThrow()
    expect(() => vault.open(person, new Uint8Array(32), sealed)).toThrow()
    const other = openVault(SecretKey.from(new Uint8Array(32).fill(3)), () => new Uint8Array(12))
    expect(() => other.open(person, salt, sealed)).toThrow()
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => vault.open(person, salt, sealed.subarray(0, length))).toThrow()
    }
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const flipped = Uint8Array.from(sealed)
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(() => vault.open(person, salt, flipped)).toThrow()
      }),
    )
  })

  test('is another each time, and tells its length in steps of 64 bytes alone [KEYS-26]', () => {
    const one = vault.seal(person, salt, profile)
    expect(Buffer.compare(vault.seal(person, salt, profile), one)).not.toBe(0)
    const longer = vault.seal(person, salt, { ...profile, births: [['1984-05-06', 20]] })
    expect(longer.length).toBe(one.length)
  })
})
