import { createHash } from 'node:crypto'
import { answer, CONFORMANCE_OPERATIONS, type Fields } from '../../packages/ttp-core/src/roles/conformance.ts'

/** What a flawed implementation says to a case. */
export type Said = { readonly ok: Fields } | { readonly error: string }
type Ask = (operation: string, input: Fields) => Promise<Said>

/** A mistake that a programmer makes, and that some file of vectors must show. */
export interface Flaw {
  readonly what: string
  /** The files, one of which at least must fail. */
  readonly foundBy: readonly string[]
  readonly answer: (operation: string, input: Fields, ask: Ask) => Promise<Said>
}

/** The operation as it should be. */
export const ask: Ask = async (operation, input) => {
  const evaluate = CONFORMANCE_OPERATIONS[operation]
  if (evaluate === undefined) throw new Error(`no operation ${operation}`)
  return answer(evaluate, input)
}

const text = (value: unknown): string => String(value)

/** One operation done otherwise, all else as it should be. */
const instead =
  (wrong: string, otherwise: (input: Fields, honest: () => Promise<Said>) => Said | Promise<Said>): Flaw['answer'] =>
  async (operation, input, honestly) => {
    const honest = (): Promise<Said> => honestly(operation, input)
    return operation === wrong ? otherwise(input, honest) : honest()
  }

/** The input changed before the operation: what it was is ignored. */
const ignoring = (wrong: string, forget: (input: Fields) => Fields): Flaw['answer'] => {
  return async (operation, input, honestly) => honestly(operation, operation === wrong ? forget(input) : input)
}

/** A refusal that is not made. */
const accepting = (wrong: string, code: string, output: Fields): Flaw['answer'] =>
  instead(wrong, async (_, honest) => {
    const said = await honest()
    return 'error' in said && said.error === code ? { ok: output } : said
  })

const byName = ([delivery, row]: [string, number], [other, number]: [string, number]): number =>
  delivery === other ? row - number : delivery < other ? -1 : 1

export const FLAWS: readonly Flaw[] = [
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
  {
    what: 'believes every proof of inclusion',
    foundBy: ['merkle.json'],
    answer: instead('VerifyInclusion', () => ({ ok: { verified: true } })),
  },
  {
    what: 'believes every proof of consistency of the right length',
    foundBy: ['merkle.json'],
    answer: instead('VerifyConsistency', async (input, honest) => {
      const said = await honest()
      return 'error' in said && (input.proof as unknown[]).length > 0 ? { ok: { verified: true } } : said
    }),
  },
  {
    what: 'takes the checkpoint of another log',
    foundBy: ['checkpoint.json'],
    answer: instead('VerifyCheckpoint', async (input, honest) => {
      const said = await honest()
      if ('ok' in said) return said
      const [origin = '', size = '', root = ''] = text(input.note).split('\n')
      return { ok: { origin, size: Number(size), root: Buffer.from(root, 'base64').toString('hex') } }
    }),
  },
  {
    what: 'opens a part wherever it came from',
    foundBy: ['part.json'],
    answer: instead('OpenPart', async (input, honest) => {
      const said = await honest()
      if ('ok' in said || said.error !== 'PART_CONTEXT_MISMATCH') return said
      const header = await ask('ReadPartHeader', { part: input.part ?? '' })
      return 'ok' in header ? ask('OpenPart', { ...input, expected: header.ok.context ?? null }) : said
    }),
  },
  {
    what: 'takes a part from any signer',
    foundBy: ['part.json'],
    answer: accepting('OpenPart', 'PART_SIGNATURE_INVALID', { content: {}, signerKid: '' }),
  },
  {
    what: 'reads a header with more members than it knows',
    foundBy: ['part.json'],
    answer: accepting('ReadPartHeader', 'PART_MALFORMED', { kid: '', context: {} }),
  },
  {
    what: 'takes a document in another form of the same content',
    foundBy: ['signed-document.json', 'directory.json'],
    answer: accepting('VerifyDocument', 'JWS_INVALID', { document: {} }),
  },
  {
    what: 'takes an older directory',
    foundBy: ['directory.json'],
    answer: accepting('CheckSuccession', 'DIRECTORY_OLDER', { version: 1 }),
  },
  {
    what: 'lets a party open both gates',
    foundBy: ['directory.json'],
    answer: accepting('ParseDirectory', 'DIRECTORY_OPENS_BOTH_GATES', { version: 1, sha256: '' }),
  },
  {
    what: 'takes a rollover by any key of the client',
    foundBy: ['enrolment.json'],
    answer: instead('VerifyRollover', async (input, honest) => {
      const said = await honest()
      const outer = await ask('VerifyDocument', { ...input, type: 'sluis-rollover' })
      if ('ok' in said || 'error' in outer) return said
      const { request } = outer.ok.document as Fields
      return typeof request === 'string' ? ask('VerifyEnrolment', { jws: request }) : said
    }),
  },
  {
    what: 'compares the first half of a fingerprint',
    foundBy: ['enrolment.json'],
    answer: instead('CompareFingerprint', async (input, honest) => {
      const said = await honest()
      const half = (value: unknown): string =>
        text(value)
          .replace(/[^0-9]/g, '')
          .slice(0, 20)
      return 'error' in said ? said : { ok: { same: half(input.typed) === half(input.fingerprint) } }
    }),
  },
  {
    what: 'believes a receipt without its proof',
    foundBy: ['receipt.json'],
    answer: accepting('VerifyReceipt', 'RECEIPT_INVALID', {}),
  },
  {
    what: 'gives the tenant rows from before the agreement',
    foundBy: ['release.json', 'delivery.json'],
    answer: ignoring('JoinRows', (input) => ({
      ...input,
      agreements: (input.agreements as Fields[]).map((each) => ({ ...each, inForceFrom: '0001-01-01' })),
    })),
  },
  {
    what: 'follows a change of a pseudonym one step only',
    foundBy: ['release.json'],
    answer: instead('Forward', (input) => ({
      ok: {
        pseudonyms: (input.pseudonyms as string[]).map(
          (one) => (input.changes as { old: string; new: string }[]).find(({ old }) => old === one)?.new ?? one,
        ),
      },
    })),
  },
  {
    what: 'follows a split as if it were a merge',
    foundBy: ['release.json'],
    answer: ignoring('Forward', (input) => ({
      ...input,
      changes: (input.changes as Fields[]).map((one) =>
        one.change === 'split' ? ({ old: one.old, new: one.new } as Fields) : one,
      ),
    })),
  },
  {
    what: 'takes the split of a row that came last',
    foundBy: ['release.json'],
    answer: ignoring('Forward', (input) => ({
      ...input,
      changes: (input.changes as Fields[]).map((change, place) =>
        change.change === 'split' ? { ...change, seq: place + 1 } : change,
      ),
    })),
  },
  {
    what: 'follows no merge from where a split led',
    foundBy: ['release.json'],
    answer: instead('Forward', async (input, honest) => {
      const said = await honest()
      const merges = (input.changes as Fields[]).filter(({ change }) => change !== 'split')
      const unread = { ...input, changes: (input.changes as Fields[]).filter((one) => !merges.includes(one)) }
      const [all, splits] = [await ask('Forward', { ...input, changes: merges }), await ask('Forward', unread)]
      if ('error' in said || 'error' in all || 'error' in splits || input.rows === undefined) return said
      const came = (input.rows as Fields[]).map(({ pseudonym }) => pseudonym)
      const rows = (splits.ok.rows as string[]).map((read, place) =>
        read === came[place] ? (all.ok.rows as string[])[place] : read,
      )
      return { ok: { ...said.ok, rows } as Fields }
    }),
  },
  {
    what: 'takes the rows of a split in any order',
    foundBy: ['part-content.json'],
    answer: instead('ParseContent', async (input, honest) => {
      const said = await honest()
      const { changes } = (input.content ?? {}) as { readonly changes?: unknown }
      if ('ok' in said || !Array.isArray(changes)) return said
      const sorted = changes.map((change: Fields | null) =>
        Array.isArray(change?.rows) ? { ...change, rows: change.rows.toSorted(byName) } : change,
      )
      const again = await ask('ParseContent', { ...input, content: { ...(input.content as Fields), changes: sorted } })
      return 'ok' in again ? { ok: { content: input.content ?? null } } : said
    }),
  },
  {
    what: 'folds every letter of an e-mail address but forgets the spaces around it',
    foundBy: ['identifier-contact.json'],
    answer: instead('CanonicaliseField', async (input, honest) =>
      input.field === 'email' ? { ok: { value: text(input.text).toLowerCase(), changes: [] } } : honest(),
    ),
  },
  {
    what: 'writes names with their prefix as part of the surname',
    foundBy: ['identifier-record.json'],
    answer: instead('CanonicaliseIdentity', async (_, honest) => {
      const said = await honest()
      const identity = 'ok' in said ? (said.ok.identity as Fields | undefined) : undefined
      if (!('ok' in said) || identity?.familyNamePrefix === undefined) return said
      const { familyNamePrefix, familyName, ...rest } = identity
      return { ok: { ...said.ok, identity: { ...rest, familyName: `${text(familyNamePrefix)} ${text(familyName)}` } } }
    }),
  },
  {
    what: 'makes linkage tokens without the family',
    foundBy: ['linkage.json'],
    answer: ignoring('LinkageToken', (input) => ({ ...input, family: 'email' })),
  },
  {
    what: 'takes linkage keys of about the right length',
    foundBy: ['linkage.json'],
    answer: ignoring('LinkageToken', (input) => ({
      ...input,
      linkageKey: text(input.linkageKey).padEnd(64, '0').slice(0, 64),
    })),
  },
  {
    what: 'looks at the epoch of a pseudonym before its prefix',
    foundBy: ['pseudonym-irreversible.json'],
    answer: instead('Unwrap', async (input, honest) => {
      const said = await honest()
      const wrongDomain = 'error' in said && said.error === 'PSEUDONYM_WRONG_DOMAIN'
      return wrongDomain && (input.domain as Fields).epoch !== 1 ? { error: 'PSEUDONYM_WRONG_EPOCH' } : said
    }),
  },
  {
    what: 'takes every house number of a postcode for one address',
    foundBy: ['household.json'],
    answer: ignoring('AddressTokens', (input) => ({
      ...input,
      identity: { ...(input.identity as Fields), houseNumber: '1' },
    })),
  },
  {
    what: 'writes tiles under the path of another level',
    foundBy: ['tile.json'],
    answer: ignoring('TilePath', (input) => ({ ...input, level: 0 })),
  },
]
