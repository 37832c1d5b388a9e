import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CODES, explainCode } from '@sluis/client/codes'
import { canonicalJson } from '@sluis/ttp-core/common'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildBundle } from '../build/build-bundle.ts'
import { CODE_PAGES } from '../build/code-pages.ts'
import { escapeText } from '../build/code-section.ts'
import { BUNDLE_FILE, type BundleList, listBundle, sha256 } from '../build/digest-bundle.ts'

const PACKAGES = dirname(dirname(import.meta.dirname))

describe('the static bundle', () => {
  let folder: string
  let list: BundleList
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sluis-bundle-'))
    list = await buildBundle(join(folder, 'one'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('tells the digest of every file, and one over all: SHA-256 of the canonical JSON of names and digests', () => {
    const written = JSON.parse(readFileSync(join(folder, 'one', BUNDLE_FILE), 'utf8')) as BundleList
    expect(written).toEqual(list)
    const files = readdirSync(join(folder, 'one'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(Object.keys(list.files)).toHaveLength(files.length - 1)
    for (const [name, digest] of Object.entries(list.files)) {
      expect(sha256(readFileSync(join(folder, 'one', name)))).toBe(digest)
    }
    expect(sha256(canonicalJson({ ...list.files }))).toBe(list.digest)
  })

  it('built from a copy of the sources in another folder, is the same to the byte', async () => {
    const copy = join(folder, 'elsewhere/packages')
    for (const name of ['portal', 'client', 'ttp-core']) {
      for (const part of ['src', 'package.json'])
        cpSync(join(PACKAGES, name, part), join(copy, name, part), { recursive: true })
    }
    for (const part of ['build', 'upload.html', 'verify.html', 'vite.config.ts']) {
      cpSync(join(PACKAGES, 'portal', part), join(copy, 'portal', part), { recursive: true })
    }
    // What others wrote is where it was; what is built is the copy.
    for (const name of ['portal', 'client', 'ttp-core']) {
      cpSync(join(PACKAGES, name, 'node_modules'), join(copy, name, 'node_modules'), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (path) => !path.includes('@sluis') || path.endsWith('@sluis'),
      })
    }
    symlinkSync(join(dirname(PACKAGES), 'node_modules'), join(folder, 'elsewhere/node_modules'))
    const scope = join(copy, 'portal/node_modules/@sluis')
    symlinkSync(join(copy, 'client'), join(scope, 'client'))
    symlinkSync(join(copy, 'ttp-core'), join(scope, 'ttp-core'))
    symlinkSync(join(copy, 'ttp-core'), join(copy, 'client/node_modules/@sluis/ttp-core'))
    const other = (await import(join(copy, 'portal/build/build-bundle.ts'))) as { buildBundle: typeof buildBundle }
    expect(await other.buildBundle(join(folder, 'two'))).toEqual(list)
    expect(await listBundle(join(folder, 'two'))).toEqual(list)
  })

  it('loads nothing of anybody else, makes no code from text, names no machine and keeps no comment of where it was built', () => {
    for (const name of Object.keys(list.files)) {
      const text = readFileSync(join(folder, 'one', name), 'utf8')
      expect(text).not.toMatch(/\bnew Function\(|[^.\w]eval\(/)
      expect(text).not.toContain(PACKAGES)
      expect(text).not.toMatch(/sourceMappingURL/)
      expect(text).not.toMatch(/\bfrom ?["']node:/)
    }
    for (const [name, files] of [
      ['upload.html', 2],
      ['verify.html', 2],
      ['codes.nl.html', 1],
      ['codes.en.html', 1],
    ] as const) {
      const page = readFileSync(join(folder, 'one', name), 'utf8')
      expect(page, name).not.toMatch(/<script(?![^>]*\bsrc=)|<style|<[^>]*\son\w+=|\sstyle=/)
      const loaded = [...page.matchAll(/<(?:script|link)[^>]* (?:src|href)="([^"]+)"/g)].map(([, target]) => target)
      expect(loaded, name).toHaveLength(files)
      expect(loaded.filter((target) => !target?.startsWith('./assets/'))).toEqual([])
      expect(page.match(/integrity="sha384-/g)).toHaveLength(files)
    }
    // What a page names by its digest loads no other file of the bundle: that one would have no digest.
    for (const name of Object.keys(list.files).filter((path) => /(?:upload|verify)-[^/]+\.js$/.test(path)))
      expect(readFileSync(join(folder, 'one', name), 'utf8')).not.toMatch(/\bfrom ?["']\.|\bimport\(["']\./)
  })

  it('explains every code in both languages, under an anchor of its name, with the texts of the catalogue', () => {
    for (const language of ['nl', 'en'] as const) {
      const page = readFileSync(join(folder, 'one', CODE_PAGES[language]), 'utf8')
      for (const code of CODES) expect(page, code).toContain(`<article class="explained" id="${code}"`)
      expect(page.match(/<article/g)).toHaveLength(CODES.length)
      for (const code of CODES) expect(page, code).toContain(escapeText(explainCode(code, language)?.why ?? '–'))
      expect([...page.matchAll(/href="#([^"]+)"/g)].filter(([, id]) => !page.includes(` id="${id}"`))).toEqual([])
    }
  })
})
