import { createHash } from 'node:crypto'
import { accepting, ask, type Flaw, ignoring, instead, text } from './flaw.ts'

/** Mistakes with encodings, keys and pseudonyms. */
export const KEY_FLAWS: readonly Flaw[] = [
  {
    what: 'joins fields without their lengths',
    foundBy: ['encoding.json'],
    answer: instead('Enc', async (input, honest) => {
      const said = await honest()
      if ('error' in said) return said
      const fields = (input.fields as readonly { text?: string; hex?: string }[]).map(({ text: plain, hex }) =>
        plain === undefined ? (hex ?? '') : Buffer.from(plain).toString('hex'),
      )
      return { ok: { bytes: Buffer.from(text(input.label)).toString('hex') + fields.join('') } }
    }),
  },
  {
    what: 'reads an encoding and passes over what follows it',
    foundBy: ['encoding.json'],
    answer: accepting('DecodeEnc', 'ENC_MALFORMED', { fields: [] }),
  },
  {
    what: 'writes JSON with its members in the order they came',
    foundBy: ['encoding.json'],
    answer: instead('CanonicalJson', async (input, honest) => {
      const said = await honest()
      return 'error' in said ? said : { ok: { canonical: JSON.stringify(JSON.parse(text(input.json))) } }
    }),
  },
  {
    what: 'derives keys without the tenant',
    foundBy: ['key-derivation.json'],
    answer: ignoring('DeriveKey', (input) => ({ ...input, tenant: '' })),
  },
  {
    what: 'opens a seed for another epoch',
    foundBy: ['key-derivation.json'],
    answer: instead('OpenSeed', async (input, honest) => {
      const said = await honest()
      return 'error' in said && said.error === 'SEED_UNOPENABLE' ? ask('OpenSeed', { ...input, epoch: 1 }) : said
    }),
  },
  {
    what: 'takes a shorter key check value for a prefix',
    foundBy: ['key-check-value.json'],
    answer: accepting('CheckKey', 'KEY_CHECK_FAILED', { accepted: true }),
  },
  {
    what: 'hashes the subject without a key',
    foundBy: ['pseudonym-irreversible.json'],
    answer: ignoring('Derive', (input) => ({
      ...input,
      innerKey: createHash('sha256').update(text(input.subject)).digest('hex'),
    })),
  },
  {
    what: 'gives person and household of one number one pseudonym',
    foundBy: ['pseudonym-irreversible.json'],
    answer: ignoring('Derive', (input) => ({ ...input, kind: 'person' })),
  },
  {
    what: 'reads a pseudonym of mixed case',
    foundBy: ['pseudonym-irreversible.json'],
    answer: ignoring('Parse', (input) => ({ ...input, text: text(input.text).toLowerCase() })),
  },
  {
    what: 'reads the pseudonym between spaces',
    foundBy: ['pseudonym-irreversible.json'],
    answer: ignoring('Parse', (input) => ({ ...input, text: text(input.text).trim() })),
  },
  {
    what: 'does not look at the mode of a pseudonym',
    foundBy: ['pseudonym-reversible.json', 'pseudonym-irreversible.json'],
    answer: accepting('Decrypt', 'PSEUDONYM_WRONG_MODE', { kind: 'person', subject: '00'.repeat(16) }),
  },
  {
    what: 'does not look at the zeros behind a reversible subject',
    foundBy: ['pseudonym-reversible.json'],
    answer: instead('Decrypt', async (_, honest) => {
      const said = await honest()
      return 'error' in said && said.error === 'PSEUDONYM_UNOPENABLE'
        ? { ok: { kind: 'person', subject: '00112233445566778899aabbccddeeff' } }
        : said
    }),
  },
  {
    what: 'tells a wrong key from a damaged pseudonym',
    foundBy: ['pseudonym-irreversible.json', 'rewrap.json'],
    answer: instead('Unwrap', async (_, honest) => {
      const said = await honest()
      return 'error' in said && said.error === 'PSEUDONYM_UNOPENABLE' ? { error: 'PSEUDONYM_WRONG_DOMAIN' } : said
    }),
  },
  {
    what: 'moves a pseudonym to another tenant under the name of rewrapping',
    foundBy: ['rewrap.json'],
    answer: instead('Rewrap', async (input, honest) => {
      const said = await honest()
      return 'error' in said && said.error === 'REWRAP_INVALID' ? ask('Translate', input) : said
    }),
  },
]
