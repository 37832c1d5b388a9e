import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const CODE = new URL('../../../packages/ttp-core/src/identifier/', import.meta.url)
const CHAPTER = readFileSync(new URL('../../03-identifiers.md', import.meta.url), 'utf8')

/** Patterns that only take a short way to what the steps of the chapter give, or that read a table. */
const SHORT_WAYS = new Set([
  '/^(?!Ij|Mc)[A-Z][a-z]{3,}$/',
  String.raw`/^(?!Ij|Mc)[A-Z][a-z]{3,}(?: (?!Ij|Mc)[A-Z][a-z]{3,})*(?: [1-9]\d{0,4}[A-Z]?)?$/`,
  String.raw`/^(?:\+?\d*[1-9][\dA-Z-]*|(?:[A-Z]\.){1,2}|[a-z0-9.+_-]+@[a-z0-9.-]+)$/`,
  '/^(?!Ij|Mc)[A-Z][a-z]{4,39}$/',
  '/^(?!.{81})(?!postbus$|antwoordnummer$)(?:(?:^| )(?!ij|mc|[ivx]+(?: |$))[a-z]{4,})+$/i',
  '/^(?:[A-Za-z][a-z]+(?: |$))+$/',
  String.raw`/\n(?! )/`,
  String.raw`/\s+/`,
  '/^[A-Z][a-z]{3,}$/',
  '/^(?:Ij|Mc)/',
  String.raw`/^[A-Za-z]['A-Za-z-]*[A-Za-z](?: [A-Za-z]['A-Za-z-]*[A-Za-z])*(?: \d{1,5}[A-Za-z]?(?:-\d{1,4})?)?$/`,
  '/ /',
  String.raw`/^\+316[1-58]\d{7}$/`,
  String.raw`/^6[1-58]\d{7}$/`,
  String.raw`/^0[1-7](?:[ -]?\d){8}$/`,
  String.raw`/^[A-Z]{0,8}\d{0,20}[1-9]\d{0,20}$/`,
  String.raw`/^\d{9}$/`,
  '/^[a-z0-9][a-z0-9.+_-]*@[a-z0-9.-]+$/',
  String.raw`/^(\d\d)[-/](\d\d)[-/]((?:19|20)\d\d)$/`,
  String.raw`/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/`,
  String.raw`/([^\d]*)[.,]0$/`,
  '/(?!)/',
  '/^[a-z]*$/',
  "/^[A-Za-z][A-Za-z '.-]*$/",
  '/^[A-Z][a-z]{2,}$/',
  '/^[!#-&(-<>-_a-~](?:[!#-_a-~]| (?! ))*$/',
  String.raw`/^[\t-\r -~]*$/`,
  String.raw`/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/`,
  String.raw`/[^\0-\x7f]/g`,
])

/** End of the text, template or pattern that begins at `from`. */
function endOf(source: string, from: number): number {
  const quote = source[from]
  let at = from + 1
  for (let inClass = false; inClass || source[at] !== quote; at += 1) {
    if (source[at] === '\\') at += 1
    else if (quote === '/' && source[at] === '[') inClass = true
    else if (quote === '/' && source[at] === ']') inClass = false
  }
  return at + 1
}

/** The regular expressions written in a source, comments left out. */
function literals(source: string): string[] {
  const found: string[] = []
  let before = ''
  for (let at = 0; at < source.length; ) {
    const sign = source.charAt(at)
    if (source.startsWith('//', at)) at = source.indexOf('\n', at)
    else if (source.startsWith('/*', at)) at = source.indexOf('*/', at) + 2
    else if (`'"\``.includes(sign) || (sign === '/' && /[(,=:[!&|?{};>]/.test(before))) {
      const end = endOf(source, at)
      const flags = sign === '/' ? (/^[a-z]*/.exec(source.slice(end))?.[0] ?? '') : ''
      if (sign === '/') found.push(source.slice(at, end) + flags)
      before = sign
      at = end + flags.length
    } else {
      if (!/\s/.test(sign)) before = sign
      at += 1
    }
  }
  return found
}

describe('the patterns of canonical identifiers [IDEN-2]', () => {
  const files = readdirSync(CODE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const tabled = /foreign-postcode\.ts$/

  it.each(files.filter((name) => !tabled.test(name)))('%s has none that the chapter does not write', (name) => {
    for (const pattern of literals(readFileSync(new URL(name, CODE), 'utf8'))) {
      if (!SHORT_WAYS.has(pattern)) expect.soft(CHAPTER.includes(pattern), pattern).toBe(true)
    }
  })

  it('finds the patterns at all, and no short way that is gone', () => {
    const all = new Set(files.flatMap((name) => literals(readFileSync(new URL(name, CODE), 'utf8'))))
    expect(all.size).toBeGreaterThan(300)
    for (const pattern of SHORT_WAYS) expect(all).toContain(pattern)
  })

  it('use no flag but g and i, and i folds ASCII letters alone', () => {
    const folding = files
      .flatMap((name) => literals(readFileSync(new URL(name, CODE), 'utf8')))
      .filter((pattern) => /[a-z]*i[a-z]*$/.test(pattern.slice(pattern.lastIndexOf('/') + 1)))
    expect(folding.length).toBeGreaterThan(50)
    for (const pattern of folding) {
      const end = pattern.lastIndexOf('/')
      expect(pattern.slice(end + 1)).toMatch(/^g?i$/)
      // Letters that only a folding beyond ASCII would let in.
      const [exact, folded] = ['', 'i'].map((flags) => new RegExp(pattern.slice(1, end), flags))
      for (const letter of ['\u017f', '\u212a', '\u0130', '\u0131', '\u0259', '\u018f']) {
        expect([pattern, letter, folded?.test(letter)]).toEqual([pattern, letter, exact?.test(letter)])
      }
    }
  })
})
