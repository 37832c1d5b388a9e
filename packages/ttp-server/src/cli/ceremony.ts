import { readFile, writeFile } from 'node:fs/promises'
import type { Ceremony, SealPublicJwk } from '@sluis/ttp-core/common'
import { canonicalJson, parseSealKey, parseSignKey, verifyCeremony } from '@sluis/ttp-core/common'
import type { RootEngine } from '@sluis/ttp-core/pseudonymise'
import { ROOT_LENGTH, SecretKey } from '@sluis/ttp-core/pseudonymise'
import { parseSigningKey, signCeremony } from '@sluis/ttp-core/registrar'
import type { Command } from 'commander'
import { Option } from 'commander'
import { atTerminal, intoFolder, sealedInto } from '../ceremony/hand-out.ts'
import type { HandOut } from '../ceremony/hold-ceremony.ts'
import { holdCeremony } from '../ceremony/hold-ceremony.ts'
import { openTerminal } from '../ceremony/terminal.ts'
import { ServerError } from '../kernel/errors.ts'
import { systemNow, systemRandom } from '../processes/system.ts'

interface CreateOptions {
  readonly engine: RootEngine
  readonly custodians: string
  readonly shares: string
  readonly threshold: string
  readonly witnesses?: string
  readonly key: string
  readonly out: string
  readonly folder?: string
  readonly sealTo?: readonly string[]
}

/** `ceremony`: makes the root of an engine and splits it for its custodians. The root is never stored anywhere. */
export function addCeremony(program: Command, version: string): void {
  const ceremony = program.command('ceremony').description('make the root key of an engine and split it for custodians')
  ceremony
    .command('create', { isDefault: true })
    .description('make a root, hand each custodian their share alone, write the signed protocol')
    .addOption(new Option('--engine <name>', 'whose root').choices(['key', 'identity']).default('key'))
    .requiredOption('--custodians <ids>', 'persons of the directory, with commas between, in the order of their shares')
    .option('--shares <number>', 'how many shares', '5')
    .option('--threshold <number>', 'how many of them give the root', '3')
    .option('--witnesses <ids>', 'persons who watch and get no share')
    .requiredOption('--key <file>', "the registrar's private key, which signs the protocol")
    .requiredOption('--out <file>', 'the signed protocol; nothing in it is secret')
    .option('--folder <folder>', 'write each share to a file of its own (mode 0600) instead of the terminal')
    .option('--seal-to <id=file...>', "with --folder: seal each share to its custodian's public key (JWK, P-256)")
    .action(async (options: CreateOptions) => {
      const custodians = names(options.custodians)
      if (custodians.length !== Number(options.shares)) throw new ServerError('CEREMONY_INVALID')
      const key = parseSigningKey(JSON.parse(await readFile(options.key, 'utf8')))
      const plan = {
        engine: options.engine,
        threshold: Number(options.threshold),
        custodians,
        witnesses: names(options.witnesses ?? ''),
      }
      const bytes = systemRandom(ROOT_LENGTH)
      const root = SecretKey.from(bytes)
      bytes.fill(0)
      try {
        const protocol = await handingOut(options, custodians, (handOut) =>
          holdCeremony(root, plan, { handOut, now: systemNow, random: systemRandom, software: `sluis ${version}` }),
        )
        await writeFile(options.out, `${await signCeremony(protocol, key)}\n`, { flag: 'wx' })
        process.stdout.write(`${JSON.stringify(told(protocol))}\n`)
      } finally {
        root.destroy()
      }
    })

  ceremony
    .command('verify')
    .description('check the signature of a protocol and show it')
    .requiredOption('--protocol <file>', 'the signed protocol')
    .requiredOption('--registrar-key <json>', "the registrar's public key (JWK)", process.env.SLUIS_REGISTRAR_KEY)
    .action(async ({ protocol, registrarKey }: { protocol: string; registrarKey: string }) => {
      process.stdout.write(`${canonicalJson(await readProtocol(protocol, registrarKey))}\n`)
    })
}

const names = (text: string): string[] => text.split(',').filter((name) => name !== '')

const told = ({ id, engine, act, threshold, keyCheckValue, shares }: Ceremony): object => ({
  ceremony: id,
  engine,
  act,
  threshold,
  shares: shares.length,
  keyCheckValue,
})

/** @throws ServerError `CEREMONY_INVALID`. */
export async function readProtocol(file: string, registrarKey: string): Promise<Ceremony> {
  try {
    return await verifyCeremony((await readFile(file, 'utf8')).trim(), [parseSignKey(JSON.parse(registrarKey))])
  } catch (cause) {
    throw new ServerError('CEREMONY_INVALID', { cause })
  }
}

/** Gives `work` the way of handing out that the options name: sealed files, files, or the terminal. */
async function handingOut(
  { folder, sealTo }: Pick<CreateOptions, 'folder' | 'sealTo'>,
  custodians: readonly string[],
  work: (handOut: HandOut) => Promise<Ceremony>,
): Promise<Ceremony> {
  if (folder !== undefined && sealTo !== undefined) return work(sealedInto(folder, await readKeys(sealTo, custodians)))
  if (folder !== undefined) return work(intoFolder(folder))
  if (sealTo !== undefined) throw new ServerError('CEREMONY_INVALID')
  const terminal = openTerminal()
  try {
    return await work(atTerminal(terminal))
  } finally {
    terminal.close()
  }
}

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
    throw new ServerError('CEREMONY_INVALID', { cause })
  }
  // Before the root is split: a custodian without a key would be found out too late.
  const areAll = custodians.every((custodian) => keys.has(custodian))
  const areDifferent = new Set([...keys.values()].map(({ kid }) => kid)).size === keys.size
  if (!areAll || !areDifferent) throw new ServerError('CEREMONY_INVALID')
  return keys
}
