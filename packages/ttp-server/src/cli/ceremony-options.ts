import { readFile, rm } from 'node:fs/promises'
import type { Ceremony, SealPublicJwk } from '@sluis/ttp-core/common'
import { parseSealKey, verifyCeremony } from '@sluis/ttp-core/common'
import type { RootEngine, SecretKey } from '@sluis/ttp-core/pseudonymise'
import { signCeremony } from '@sluis/ttp-core/registrar'
import type { Command } from 'commander'
import { atTerminal, intoFolder, sealedInto } from '../ceremony/hand-out.ts'
import type { CeremonyPlan, HandOut } from '../ceremony/hold-ceremony.ts'
import { holdCeremony } from '../ceremony/hold-ceremony.ts'
import type { ShareSource } from '../ceremony/read-share.ts'
import { openTerminal } from '../ceremony/terminal.ts'
import { OptionError } from '../kernel/option-error.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import { readOptionFile, signingKeyOf, writeOptionFile } from './option-files.ts'
import { registrarKeyOf, wholeNumberOf } from './option-values.ts'

/** A share is numbered by one byte. */
const SHARES_MAX = 255

/** What every ceremony is told. */
export interface SplitOptions {
  readonly custodians: string
  readonly shares: string
  readonly threshold: string
  readonly witnesses?: string
  readonly key: string
  readonly out: string
  readonly folder?: string
  readonly sealTo?: readonly string[]
}

/** Adds the options of a ceremony that hands shares out. */
export function withSplitOptions(command: Command): Command {
  return command
    .requiredOption('--custodians <ids>', 'persons of the directory, with commas between, in the order of their shares')
    .option('--shares <number>', 'how many shares', '5')
    .option('--threshold <number>', 'how many of them give the root', '3')
    .option('--witnesses <ids>', 'persons who watch and get no share')
    .requiredOption('--key <file>', "the registrar's private key, which signs the protocol")
    .requiredOption('--out <file>', 'the signed protocol; nothing in it is secret')
    .option('--folder <folder>', 'write each share to a file of its own (mode 0600) instead of the terminal')
    .option('--seal-to <id=file...>', "with --folder: seal each share to its custodian's public key (JWK, P-256)")
}

/**
 * Splits a root as the options say, hands its shares out, and writes the signed protocol when all have theirs.
 * @throws ServerError `CEREMONY_INVALID`, `TERMINAL_MISSING`, `INTERRUPTED`.
 */
export async function splitAsAsked(
  options: SplitOptions,
  origin: { readonly engine: RootEngine; readonly previous?: string; readonly software: string },
  obtain: () => Promise<SecretKey>,
): Promise<Ceremony> {
  const { engine, previous, software } = origin
  const custodians = names(options.custodians)
  const shares = wholeNumberOf('--shares', options.shares, 1, SHARES_MAX)
  const threshold = wholeNumberOf('--threshold', options.threshold, 1, SHARES_MAX)
  if (custodians.length !== shares) throw new OptionError('CEREMONY_INVALID', '--custodians')
  const key = await signingKeyOf('--key', options.key)
  const plan: CeremonyPlan = {
    engine,
    threshold,
    custodians,
    witnesses: names(options.witnesses ?? ''),
    ...(previous === undefined ? {} : { previous }),
  }
  // Opened for writing before anybody writes a share down for nothing.
  await writeOptionFile('--out', options.out, '', { flag: 'wx' })
  let root: SecretKey | undefined
  try {
    root = await obtain()
    const held = root
    const protocol = await handingOut(options, custodians, (handOut) =>
      holdCeremony(held, plan, { handOut, now: systemNow, random: systemRandom, software }),
    )
    await writeOptionFile('--out', options.out, `${await signCeremony(protocol, key)}\n`)
    return protocol
  } catch (error) {
    await rm(options.out, { force: true })
    throw error
  } finally {
    root?.destroy()
  }
}

const names = (text: string): string[] => text.split(',').filter((name) => name !== '')

/** Files of shares as options name them: `FILE`, or `FILE=KEYFILE` for one that is sealed. */
export function shareSources(files: readonly string[] = []): ShareSource[] {
  return files.map((text) => {
    const [file = '', keyFile] = text.split('=')
    return keyFile === undefined ? { file } : { file, keyFile }
  })
}

/**
 * @param option What names the file: an option, or a setting.
 * @throws OptionError `OPTION_INVALID`, `FILE_UNREADABLE`, `CEREMONY_INVALID`.
 */
export async function readProtocol(file: string, registrarKey: string, option = '--protocol'): Promise<Ceremony> {
  const key = registrarKeyOf(registrarKey)
  const jws = (await readOptionFile(option, file)).trim()
  try {
    return await verifyCeremony(jws, [key])
  } catch (cause) {
    throw new OptionError('CEREMONY_INVALID', option, cause)
  }
}

/** Gives `work` the way of handing out that the options name: sealed files, files, or the terminal. */
async function handingOut(
  { folder, sealTo }: Pick<SplitOptions, 'folder' | 'sealTo'>,
  custodians: readonly string[],
  work: (handOut: HandOut) => Promise<Ceremony>,
): Promise<Ceremony> {
  if (folder !== undefined && sealTo !== undefined) return work(sealedInto(folder, await readKeys(sealTo, custodians)))
  if (folder !== undefined) return work(intoFolder(folder))
  if (sealTo !== undefined) throw new OptionError('CEREMONY_INVALID', '--seal-to')
  const terminal = openTerminal()
  try {
    return await work(atTerminal(terminal))
  } finally {
    terminal.close()
  }
}

/** The custodians' public keys: one for each, no two the same. Asked before the root is split. */
async function readKeys(
  pairs: readonly string[],
  custodians: readonly string[],
): Promise<ReadonlyMap<string, SealPublicJwk>> {
  const keys = new Map<string, SealPublicJwk>()
  try {
    for (const pair of pairs) {
      const [custodian = '', ...file] = pair.split('=')
      keys.set(custodian, parseSealKey(JSON.parse(await readFile(file.join('='), 'utf8'))))
    }
  } catch (cause) {
    throw new OptionError('CEREMONY_INVALID', '--seal-to', cause)
  }
  const areAll = custodians.every((custodian) => keys.has(custodian))
  const areDifferent = new Set([...keys.values()].map(({ kid }) => kid)).size === keys.size
  if (!areAll || !areDifferent) throw new OptionError('CEREMONY_INVALID', '--seal-to')
  return keys
}
