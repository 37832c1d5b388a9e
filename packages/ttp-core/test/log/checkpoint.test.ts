import { describe, expect, it } from 'vitest'
import { toHex } from '../../src/encoding/index.ts'
import type { CoreError } from '../../src/errors.ts'
import {
  formatCheckpoint,
  makeVerifierKey,
  parseVerifierKey,
  signCheckpoint,
  verifyCheckpoint,
} from '../../src/log/index.ts'
import { openNote, signNote } from '../../src/log/signed-note.ts'

const signer = { name: 'log.example/sluis', privateKey: new Uint8Array(32).fill(7) }
const other = { name: 'witness.example/w1', privateKey: new Uint8Array(32).fill(9) }
const verifierKey = makeVerifierKey(signer)
const checkpoint = { origin: signer.name, size: 20852163, root: new Uint8Array(32).fill(0x0a) }
const note = signCheckpoint(checkpoint, signer)

describe('verifier keys', () => {
  it('reads the key of the Go checksum database', () => {
    const key = parseVerifierKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8')
    expect(key.name).toBe('sum.golang.org')
    expect(toHex(key.keyId)).toBe('033de0ae')
  })

  it('opens the note in the tests of the Go library', () => {
    const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    const line =
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
    expect(openNote(`${text}\n${line}`, key)).toBe(text)
  })

  it.each([
    '',
    'sum.golang.org',
    'sum.golang.org+033de0ae',
    'sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
    'sum.golang.com+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
    'sum.golang.org+033DE0AE+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
    'sum.golang.org+033de0ae+As4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
    'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuA==',
    'sum golang org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
  ])('refuses %j', (text) => {
    expect(() => parseVerifierKey(text)).toThrow('LOG_KEY_INVALID')
  })
})

describe('checkpoints', () => {
  it('has the form of tlog-checkpoint', () => {
    const lines = note.split('\n')
    expect(lines.slice(0, 4)).toEqual([signer.name, '20852163', 'CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo=', ''])
    expect(lines[4]).toMatch(/^— log\.example\/sluis [A-Za-z0-9+/]{90}==$|^— log\.example\/sluis [A-Za-z0-9+/]{91}=$/)
    expect(lines.slice(5)).toEqual([''])
  })

  it('gives back what was signed', () => {
    expect(verifyCheckpoint(note, verifierKey)).toEqual(checkpoint)
  })

  it('passes over the signatures of witnesses, in any place [AUDI-11]', () => {
    const text = formatCheckpoint(checkpoint)
    const witness = signNote(text, other).slice(text.length + 1)
    const own = note.slice(text.length + 1)
    expect(verifyCheckpoint(`${text}\n${own}${witness}`, verifierKey)).toEqual(checkpoint)
    expect(verifyCheckpoint(`${text}\n${witness}${own}`, verifierKey)).toEqual(checkpoint)
    expect(() => verifyCheckpoint(`${text}\n${witness}`, verifierKey)).toThrow('LOG_SIGNATURE_INVALID')
  })

  it('demands that every signature under the known name and id holds', () => {
    const text = formatCheckpoint(checkpoint)
    const own = note.slice(text.length + 1)
    const forged = signCheckpoint({ ...checkpoint, size: 1 }, signer).split('\n\n')[1] ?? ''
    expect(() => verifyCheckpoint(`${text}\n${own}${forged}`, verifierKey)).toThrow('LOG_SIGNATURE_INVALID')
  })

  it('refuses every changed character [AUDI-10]', () => {
    for (let place = 0; place < note.length; place += 1) {
      const replacement = note[place] === 'A' ? 'B' : 'A'
      const changed = note.slice(0, place) + replacement + note.slice(place + 1)
      expect(() => verifyCheckpoint(changed, verifierKey)).toThrow(/^LOG_(NOTE_MALFORMED|SIGNATURE_INVALID)$/)
    }
  })

  it('refuses every cut and every addition', () => {
    for (let length = 0; length < note.length; length += 1) {
      expect(() => verifyCheckpoint(note.slice(0, length), verifierKey)).toThrow(/^LOG_/)
    }
    for (const added of ['\n', ' ', 'x', `${note}`]) {
      expect(() => verifyCheckpoint(note + added, verifierKey)).toThrow(/^LOG_/)
      expect(() => verifyCheckpoint(added + note, verifierKey)).toThrow(/^LOG_/)
    }
  })

  it('refuses what has no UTF-8, in a note and in a name [AUDI-10, AUDI-8]', () => {
    const lone = '\ud800'
    const codeOf = (use: () => unknown): unknown => {
      try {
        return use()
      } catch (error) {
        return (error as CoreError).code
      }
    }
    expect(codeOf(() => verifyCheckpoint(lone + note, verifierKey))).toBe('LOG_NOTE_MALFORMED')
    expect(codeOf(() => verifyCheckpoint(`${note}\u2014 ${lone} AAAAAAA=\n`, verifierKey))).toBe('LOG_NOTE_MALFORMED')
    expect(codeOf(() => verifyCheckpoint(note, lone + verifierKey))).toBe('LOG_KEY_INVALID')
  })

  it('refuses another key of the same name', () => {
    const same = makeVerifierKey({ ...other, name: signer.name })
    expect(() => verifyCheckpoint(note, same)).toThrow('LOG_SIGNATURE_INVALID')
  })

  it.each([
    [
      'extension line',
      `${signer.name}\n1\nCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo=\nextension\n`,
      'LOG_NOTE_MALFORMED',
    ],
    ['leading zero', `${signer.name}\n01\nCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo=\n`, 'LOG_NOTE_MALFORMED'],
    ['short root', `${signer.name}\n1\nCgoKCgo=\n`, 'LOG_NOTE_MALFORMED'],
    ['trailing bits', `${signer.name}\n1\nCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgp=\n`, 'LOG_NOTE_MALFORMED'],
    ['size beyond 2^53', `${signer.name}\n9007199254740993\n${'A'.repeat(43)}=\n`, 'LOG_NOTE_MALFORMED'],
    ['another log', `log.example/other\n1\n${'A'.repeat(43)}=\n`, 'LOG_ORIGIN_MISMATCH'],
  ])('refuses a well-signed text with %s', (_, text, code) => {
    expect(() => verifyCheckpoint(signNote(text, signer), verifierKey)).toThrow(code)
  })

  it('signs nothing that it would not accept [AUDI-9]', () => {
    expect(() => signCheckpoint({ ...checkpoint, origin: 'log.example/other' }, signer)).toThrow('LOG_ORIGIN_MISMATCH')
    expect(() => signCheckpoint({ ...checkpoint, size: -1 }, signer)).toThrow('LOG_INDEX_INVALID')
    expect(() => signCheckpoint({ ...checkpoint, root: new Uint8Array(31) }, signer)).toThrow('LOG_HASH_INVALID')
    const named = { ...signer, name: 'log example' }
    expect(() => signCheckpoint({ ...checkpoint, origin: named.name }, named)).toThrow(/^LOG_/)
    const lines = { ...signer, name: 'log.example\n1' }
    expect(() => signCheckpoint({ ...checkpoint, origin: lines.name }, lines)).toThrow(/^LOG_/)
  })
})
