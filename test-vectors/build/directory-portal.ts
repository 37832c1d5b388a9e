import { documentAfter, setting } from './directory-document.ts'
import type { Case, Fields } from './frame.ts'

const digest = (letter: string): string => letter.repeat(64)
const PUBLISHED = '2026-02-01T09:00:00.000Z'
const bundle = (letter: string, rest: Fields = {}): Fields => ({
  digest: digest(letter),
  publishedAt: PUBLISHED,
  ...rest,
})
const portal = (value: unknown): string => documentAfter(setting('', { portal: value }))
const statement = (value: unknown): string => documentAfter(setting('agreements/0', { privacyStatement: value }))
const TEXT = { template: 1, nl: digest('1'), en: digest('2') }

const good: readonly (readonly [string, string])[] = [
  ['a bundle of the portal', portal({ bundles: [bundle('a')] })],
  [
    'twenty bundles',
    portal({
      bundles: Array.from({ length: 20 }, (_, place) => bundle('a', { digest: String(place).padStart(64, '0') })),
    }),
  ],
  ['a text for visitors', statement(TEXT)],
  ['a text for visitors, the same in both languages', statement({ ...TEXT, template: 65_535, en: TEXT.nl })],
]

const bad: readonly (readonly [comment: string, flag: string, document: string])[] = [
  ['a portal that is nothing', 'BadForm', portal(null)],
  ['a portal without bundles', 'MissingMember', portal({})],
  ['a portal with more', 'UnknownMember', portal({ bundles: [bundle('a')], note: 'x' })],
  ['no bundle', 'BadForm', portal({ bundles: [] })],
  [
    '21 bundles',
    'BadForm',
    portal({
      bundles: Array.from({ length: 21 }, (_, place) => bundle('a', { digest: String(place).padStart(64, '0') })),
    }),
  ],
  ['a bundle with more', 'UnknownMember', portal({ bundles: [bundle('a', { url: 'https://ttp.example' })] })],
  ['a bundle without a moment', 'MissingMember', portal({ bundles: [{ digest: digest('a') }] })],
  ['a digest of a bundle in upper case', 'BadForm', portal({ bundles: [bundle('A')] })],
  ['a digest of a bundle in base64url', 'BadForm', portal({ bundles: [bundle('a', { digest: 'A'.repeat(43) })] })],
  ['a moment of a bundle that is a day', 'BadForm', portal({ bundles: [bundle('a', { publishedAt: '2026-02-01' })] })],
  ['a text for visitors that is nothing', 'BadForm', statement(null)],
  ['a text for visitors in one language', 'MissingMember', statement({ template: 1, nl: digest('1') })],
  ['a text for visitors in a third language', 'UnknownMember', statement({ ...TEXT, de: digest('3') })],
  ['template 0', 'BadForm', statement({ ...TEXT, template: 0 })],
  ['a template that is text', 'BadForm', statement({ ...TEXT, template: '1' })],
  ['a digest of a text that is empty', 'BadForm', statement({ ...TEXT, nl: '' })],
]

/** What the directory says of the portal's code and of the texts for visitors. */
export const PORTAL_CASES: readonly Case[] = [
  ...good.map(([comment, document], place): Case => ({ tcId: 901 + place, comment, flags: [], input: { document } })),
  ...bad.map(
    ([comment, flag, document], place): Case => ({
      tcId: 911 + place,
      comment,
      flags: [flag],
      input: { document },
      error: 'DIRECTORY_INVALID',
    }),
  ),
  {
    tcId: 941,
    comment: 'twice: a bundle of the portal',
    flags: ['NotUnique'],
    input: {
      document: portal({
        bundles: [bundle('a'), bundle('b'), bundle('a', { publishedAt: '2026-03-01T09:00:00.000Z' })],
      }),
    },
    error: 'DIRECTORY_NOT_UNIQUE',
  },
]
