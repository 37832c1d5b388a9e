import type { Fields } from '../../packages/ttp-core/src/roles/conformance.ts'
import { ask, type Flaw, ignoring, instead, text } from './flaw.ts'

const byName = ([delivery, row]: [string, number], [other, number]: [string, number]): number =>
  delivery === other ? row - number : delivery < other ? -1 : 1

/** Mistakes with what stands in a row, and with who is who; new ones go to the end. */
export const RECORD_FLAWS: readonly Flaw[] = [
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
