import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SignKeyPair } from '@sluis/ttp-core/registrar'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { START_FLAGS } from '../support/programs.ts'

const PLAYER = fileURLToPath(new URL('at-a-terminal.py', import.meta.url))
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const python = ['/usr/bin/python3', 'python3'].find((name) => spawnSync(name, ['-c', 'import pty']).status === 0)
if (python === undefined && process.env.SLUIS_REQUIRE_REFERENCE === '1') throw new Error('no Python (Debian: python3)')

interface Played {
  readonly code: number
  readonly shown: string
  readonly screens: readonly string[]
}

/** Plays a person before the terminal of a command. */
async function play(mode: string, answers: readonly string[], parts: readonly string[]): Promise<Played> {
  const command = [process.execPath, ...START_FLAGS, MAIN, ...parts]
  const child = spawn(python ?? '', ['-B', PLAYER, mode, ...answers, '--', ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  await once(child, 'close')
  return JSON.parse(text) as Played
}

describe.skipIf(python === undefined)('at a real terminal', () => {
  let folder: string
  let registrar: SignKeyPair
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sluis-terminal-'))
    registrar = await generateSignKey()
    await writeFile(join(folder, 'registrar.jwk'), JSON.stringify(registrar.privateJwk), { mode: 0o600 })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('custodians see their shares one by one, and type them later without showing them [KEYS-56]', {
    timeout: 240_000,
  }, async () => {
    const protocol = `--out=${join(folder, 'protocol')}`
    const held = await play(
      'ceremony',
      [],
      [
        'ceremony',
        '--custodians=anna,bram',
        '--shares=2',
        '--threshold=2',
        `--key=${join(folder, 'registrar.jwk')}`,
        protocol,
      ],
    )
    expect(held.code).toBe(0)
    // The other screen, which keeps no lines that were scrolled off, and the first one again in the end.
    expect(held.shown.startsWith('\u001b[?1049h')).toBe(true)
    expect(held.shown).toContain('\u001b[?1049l')
    const shareOn = (screen: string): string[] =>
      screen.includes('nowhere else') ? (screen.match(/\b[a-z0-9]{5}\b/g) ?? []).slice(-18) : []
    const shares = held.screens.map(shareOn).filter((groups) => groups.length > 0)
    expect(shares).toHaveLength(2)
    const [first = [], second = []] = shares
    for (const screen of held.screens)
      expect(screen.includes(first[8] ?? '') && screen.includes(second[8] ?? '')).toBe(false)
    expect(held.screens.at(-1)).not.toMatch(/\bkey1/)

    const typed = [first, second].map((groups) => groups.join(' '))
    const mistyped = typed[1]?.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q')) ?? ''
    const rehearsed = await play(
      'rehearse',
      [typed[0] ?? '', mistyped, typed[0] ?? '', typed[1] ?? ''],
      [
        'ceremony',
        'rehearse',
        `--protocol=${join(folder, 'protocol')}`,
        `--registrar-key=${JSON.stringify(registrar.publicJwk)}`,
      ],
    )
    expect(rehearsed.code).toBe(0)
    expect(rehearsed.shown).toContain('"root":"reproduced"')
    // What is refused is asked for again, and nothing that was typed is shown.
    expect(rehearsed.shown).toContain('Look at group 18')
    expect(rehearsed.shown).toContain('This share is there already')
    for (const groups of shares) for (const group of groups) expect(rehearsed.shown).not.toContain(group)
  })
})
