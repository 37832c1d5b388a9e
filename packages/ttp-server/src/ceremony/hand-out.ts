import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SealPublicJwk } from '@sluis/ttp-core/common'
import { CompactEncrypt, importJWK } from 'jose'
import type { HandOut } from './hold-ceremony.ts'
import type { Terminal } from './terminal.ts'

const GROUP = 5
const GROUPS_A_LINE = 6
/** How many of the last groups the custodian types back. */
const TYPED_BACK = 2

/** The groups of five characters in which a share is shown, written down and typed. */
export function groupsOf(text: string): string[] {
  return text.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []
}

/** A share in lines of six groups, each line with the number of its first group. */
export function shareLines(text: string): string {
  const groups = groupsOf(text)
  const lines: string[] = []
  for (let first = 0; first < groups.length; first += GROUPS_A_LINE) {
    lines.push(`  ${String(first + 1).padStart(2)}  ${groups.slice(first, first + GROUPS_A_LINE).join(' ')}`)
  }
  return lines.join('\n')
}

/** Shows each custodian their share alone, on a screen that is empty before and after, until they typed its end back. */
export function atTerminal(terminal: Terminal): HandOut {
  return async (custodian, text) => {
    terminal.clear()
    await terminal.ask(`The share of ${custodian}. Everybody else turns away. ${custodian}: press Enter. `)
    const end = groupsOf(text).slice(-TYPED_BACK).join('')
    for (let isWritten = false; !isWritten; ) {
      terminal.clear()
      terminal.write(`Write this down, and nowhere else:\n\n${shareLines(text)}\n\n`)
      await terminal.ask('Press Enter when it is written down. ')
      terminal.clear()
      const typed = await terminal.ask('Type the last two groups from your paper: ')
      isWritten = typed.replace(/[\s-]+/g, '').toLowerCase() === end
    }
    terminal.clear()
  }
}

/** Writes each share to a file of its own that only this user may read: one folder, or medium, for each custodian to take away. */
export function intoFolder(folder: string): HandOut {
  return async (custodian, text) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(folder, `${custodian}.share`), `${groupsOf(text).join(' ')}\n`, { mode: 0o600, flag: 'wx' })
  }
}

/**
 * Seals each share to its custodian's own public key (JWE, ECDH-ES with A256GCM, RFC 7516): whoever holds the file reads nothing.
 * @param keys The custodian's key by the custodian's name; P-256, use `enc`.
 */
export function sealedInto(folder: string, keys: ReadonlyMap<string, SealPublicJwk>): HandOut {
  return async (custodian, text) => {
    const key = keys.get(custodian)
    if (key === undefined) throw new Error('a custodian without a key')
    const { kty, crv, x, y, kid } = key
    const jwe = await new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid, typ: 'sluis-share' })
      .encrypt(await importJWK({ kty, crv, x, y }, 'ECDH-ES'))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(folder, `${custodian}.jwe`), `${jwe}\n`, { mode: 0o600, flag: 'wx' })
  }
}
