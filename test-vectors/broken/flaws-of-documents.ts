import type { Fields } from '../../packages/ttp-core/src/roles/conformance.ts'
import { accepting, ask, type Flaw, ignoring, instead, text } from './flaw.ts'

/** Mistakes with the log and with what is signed or sealed. */
export const DOCUMENT_FLAWS: readonly Flaw[] = [
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
]
