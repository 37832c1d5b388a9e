import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CODES, EXPLAINED, explainCode } from '../../src/explain/catalogue.ts'
import { codePages } from '../../src/explain/index.ts'
import { CLIENT_ERRORS } from '../../src/http/errors.ts'
import { levelOf, MENDS, mendOf, type RowCode } from '../../src/supplier/index.ts'

const FOLDER = join(import.meta.dirname, '../../../../docs/codes')
const HOW = 'explain it in packages/client/src/explain, then run scripts/write-code-pages.mjs'

describe('the pages about codes', () => {
  it('explain every code, and no code that is none', () => {
    expect(
      CODES.filter((code) => !EXPLAINED.includes(code)),
      HOW,
    ).toEqual([])
    expect(EXPLAINED.filter((code) => !CODES.includes(code))).toEqual([])
    expect(new Set(CODES).size).toBe(CODES.length)
  })

  it('say in both languages why and where, with an invented example', () => {
    for (const code of CODES) {
      const [en, nl] = [explainCode(code, 'en'), explainCode(code, 'nl')]
      for (const one of [en, nl]) {
        expect(one?.short.length, code).toBeGreaterThan(15)
        expect(one?.why.length, code).toBeGreaterThan(15)
        expect(one?.ways.length, code).toBeGreaterThan(0)
      }
      expect(nl?.why, code).not.toBe(en?.why)
      expect(nl?.short, code).not.toBe(en?.short)
    }
  })

  it('are current', () => {
    const pages = codePages()
    expect(readdirSync(FOLDER).sort(), HOW).toEqual([...pages.keys()].sort())
    for (const [name, text] of pages) expect(readFileSync(join(FOLDER, name), 'utf8'), HOW).toBe(text)
  })

  it('speak of nobody: mail addresses stand at domains for examples, or are made up for everybody to see', () => {
    for (const text of codePages().values()) {
      for (const [, domain] of text.matchAll(/\S@([\w.-]+)/g))
        expect(domain).toMatch(/\.example$|^museum|^test\.nl$|^example\.com$/)
    }
  })
})

it('what mends a code is of the closed list, and a code that is as it should be asks for nothing', () => {
  for (const code of CODES.filter((name) => !Object.hasOwn(CLIENT_ERRORS, name))) {
    const mend = mendOf(code as RowCode)
    expect(Object.keys(MENDS), code).toContain(mend)
    if (mend === 'nothing') expect(levelOf(code as RowCode), code).not.toBe('blocking')
  }
})
