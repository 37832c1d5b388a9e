import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseShare, SecretKey } from '@sluis/ttp-core/pseudonymise'
import { generateSealKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { atTerminal, groupsOf, intoFolder, sealedInto } from '../../src/ceremony/hand-out.ts'
import type { HandOut } from '../../src/ceremony/hold-ceremony.ts'
import { holdCeremony } from '../../src/ceremony/hold-ceremony.ts'
import { readShare } from '../../src/ceremony/read-share.ts'
import { splitRoot } from '../../src/ceremony/split-root.ts'
import type { Terminal } from '../../src/ceremony/terminal.ts'
import { typingAdvice } from '../../src/ceremony/typing-advice.ts'

const CUSTODIANS = ['anna', 'bram', 'cleo', 'dirk', 'elif']
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-hand-out-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Holds a ceremony, and says what each custodian got. */
async function hold(handOut: HandOut, change: object = {}): Promise<Map<string, string>> {
  const given = new Map<string, string>()
  const root = SecretKey.from(randomBytes(32))
  const plan = { engine: 'key', threshold: 3, custodians: CUSTODIANS, witnesses: ['notary'], ...change } as const
  const seen: HandOut = async (custodian, text) => {
    given.set(custodian, text)
    await handOut(custodian, text)
  }
  await holdCeremony(root, plan, { handOut: seen, now: () => new Date(), random, software: 'test' })
  return given
}

/** A terminal that remembers each screen from one clearing to the next, and a custodian who makes a mistake at first. */
function recorded(shown: string[]): { terminal: Terminal; screens: string[] } {
  const screens = ['']
  const write = (text: string): void => {
    screens[screens.length - 1] = `${screens.at(-1)}${text}`
  }
  let mistakes = 1
  const terminal: Terminal = {
    write,
    clear: () => void screens.push(''),
    close: () => undefined,
    askHidden: async () => '',
    ask: async (question) => {
      write(question)
      if (!question.includes('last two groups')) return ''
      if (mistakes-- > 0) return 'qqqqq qqqqq'
      return groupsOf(shown.at(-1) ?? '')
        .slice(-2)
        .join(' ')
        .toUpperCase()
    },
  }
  return { terminal, screens }
}

test('at the terminal no screen has two shares, nor a share and what is typed back [KEYS-56]', async () => {
  const shown: string[] = []
  const { terminal, screens } = recorded(shown)
  const show = atTerminal(terminal)
  await hold(async (custodian, text) => {
    shown.push(text)
    await show(custodian, text)
  })
  expect(shown).toHaveLength(5)
  for (const screen of screens) {
    const visible = shown.filter((text) => screen.includes(groupsOf(text).slice(0, 6).join(' ')))
    expect(visible.length).toBeLessThanOrEqual(1)
    if (visible.length > 0) expect(screen).not.toContain('Type')
  }
  // Each is shown once; the first, typed back wrongly, once more. The screen is empty in the end.
  expect(screens.filter((screen) => screen.includes('Write this down'))).toHaveLength(6)
  expect(screens.at(-1)).toBe('')
  for (const custodian of CUSTODIANS) expect(screens.join('\n')).toContain(`The share of ${custodian}`)
})

test('in a folder each share has a file of its own that nobody else may read, and none is overwritten [KEYS-56]', async () => {
  const target = join(folder, 'files')
  const given = await hold(intoFolder(target))
  expect((await readdir(target)).sort()).toEqual(CUSTODIANS.map((name) => `${name}.share`))
  for (const [custodian, text] of given) {
    const file = join(target, `${custodian}.share`)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const content = await readFile(file, 'utf8')
    expect(content.replace(/\s/g, '')).toBe(text)
    expect((await readShare({ file }, '')).number).toBe(CUSTODIANS.indexOf(custodian) + 1)
  }
  await expect(hold(intoFolder(target))).rejects.toMatchObject({ code: 'EEXIST' })
})

test("a sealed share opens with its custodian's key alone [KEYS-56]", async () => {
  const target = join(folder, 'sealed')
  const pairs = new Map(await Promise.all(CUSTODIANS.map(async (name) => [name, await generateSealKey()] as const)))
  const given = await hold(sealedInto(target, new Map([...pairs].map(([name, { publicJwk }]) => [name, publicJwk]))))
  const keyFile = async (name: string): Promise<string> => {
    const path = join(folder, `${name}.jwk`)
    await writeFile(path, JSON.stringify(pairs.get(name)?.privateJwk), { mode: 0o600 })
    return path
  }
  const file = join(target, 'anna.jwe')
  expect(await readFile(file, 'utf8')).not.toContain(given.get('anna')?.slice(0, 20))
  const { secret } = await readShare({ file, keyFile: await keyFile('anna') }, '')
  const own = parseShare(given.get('anna') ?? '').secret
  expect(secret.lend((bytes) => [...bytes])).toEqual(own.lend((bytes) => [...bytes]))
  await expect(readShare({ file, keyFile: await keyFile('bram') }, '')).rejects.toMatchObject({
    code: 'SHARE_UNREADABLE',
  })
})

describe('a ceremony that cannot be held so is refused before any share exists [KEYS-54, KEYS-55]', () => {
  test.each<[string, object]>([
    ['a threshold of one', { threshold: 1 }],
    ['a threshold above the number of shares', { threshold: 6 }],
    ['half a custodian', { threshold: 2.5 }],
    ['a custodian named twice', { custodians: ['anna', 'anna', 'bram'] }],
    ['a custodian who is a witness too', { witnesses: ['anna'] }],
    ['more shares than there may be', { custodians: Array.from({ length: 17 }, (_, turn) => `custodian-${turn}`) }],
  ])('%s', async (_what, change) => {
    const handOut = vi.fn()
    await expect(hold(handOut, change)).rejects.toMatchObject({ code: 'CEREMONY_INVALID' })
    expect(handOut).not.toHaveBeenCalled()
  })
})

test('before a share is handed out the shares were seen to give the root; all are destroyed in the end [KEYS-55]', async () => {
  const root = SecretKey.from(randomBytes(32))
  for (const [threshold, count] of [
    [2, 2],
    [3, 5],
    [16, 16],
  ] as const) {
    const shares = await splitRoot(root, { engine: 'key', threshold, count, random })
    expect(shares).toHaveLength(count)
  }
  const destroyed = vi.spyOn(SecretKey.prototype, 'destroy')
  await expect(hold(async () => Promise.reject(new Error('the custodian left')))).rejects.toThrow('the custodian left')
  const lengths = [...new Set(destroyed.mock.contexts)].map((key) => (key as SecretKey).length)
  destroyed.mockRestore()
  // Five shares, and the five roots of the rehearsals.
  expect(lengths.filter((length) => length === 33)).toHaveLength(5)
  expect(lengths.filter((length) => length === 32)).toHaveLength(5)
})

test('advice about a mistyped share names groups and never what was typed [KEYS-51]', async () => {
  const given = await hold(async () => undefined)
  const text = given.get('anna') ?? ''
  const advice = (typed: string): string => {
    try {
      parseShare(typed)
      return 'accepted'
    } catch (error) {
      return typingAdvice(error as Parameters<typeof typingAdvice>[0])
    }
  }
  const wrong = text[41] === 'q' ? 'p' : 'q'
  expect(advice(text.slice(0, 41) + wrong + text.slice(42))).toBe('Look at group 9: character 2 of it.')
  expect(advice(text.slice(5))).toContain('18 groups')
  // Of eight mistakes one in 280 is as near to another share as two mistakes are, and is taken for those.
  const many = ['q', 'p', 'z', 'r'].map((typed) => advice(text.slice(0, 10) + typed.repeat(8) + text.slice(18)))
  expect(many.filter((said) => said.includes('compare every group')).length).toBeGreaterThan(1)
})
