import type { Ceremony } from '@sluis/ttp-core/common'
import { canonicalJson, verifyDirectory } from '@sluis/ttp-core/common'
import type { RootEngine } from '@sluis/ttp-core/pseudonymise'
import { ROOT_LENGTH, SecretKey } from '@sluis/ttp-core/pseudonymise'
import { generateSealKey } from '@sluis/ttp-core/registrar'
import type { Command } from 'commander'
import { Option } from 'commander'
import { collectRoot, withCollectedRoot } from '../ceremony/collect-root.ts'
import { demandCustodians } from '../ceremony/demand-custodians.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import type { SplitOptions } from './ceremony-options.ts'
import { readProtocol, shareSources, splitAsAsked, withSplitOptions } from './ceremony-options.ts'
import { parseOptionFile, writeOptionFile } from './option-files.ts'
import { registrarKeyOf } from './option-values.ts'
import { addWrap } from './wrap.ts'

interface ProtocolOptions {
  readonly protocol: string
  readonly registrarKey: string
  readonly share?: readonly string[]
}

/** `ceremony`: makes the root of an engine and splits it for its custodians. The root is never stored anywhere. */
export function addCeremony(program: Command, version: string): void {
  const ceremony = program.command('ceremony').description('make the root key of an engine and split it for custodians')
  const software = `sluis ${version}`

  withSplitOptions(
    ceremony
      .command('create', { isDefault: true })
      .description('make a root, hand each custodian their share alone, write the signed protocol')
      .addOption(new Option('--engine <name>', 'whose root').choices(['key', 'identity']).default('key')),
  ).action(async (options: SplitOptions & { engine: RootEngine }) => {
    tell(summary(await splitAsAsked(options, { engine: options.engine, software }, async () => drawRoot())))
  })

  withSplitOptions(
    ofProtocol(
      ceremony.command('reshare').description('split the same root anew, for other custodians or another threshold'),
    ),
  ).action(async (options: SplitOptions & ProtocolOptions) => {
    const old = await readProtocol(options.protocol, options.registrarKey)
    const origin = { engine: old.engine, previous: old.id, software }
    tell(summary(await splitAsAsked(options, origin, async () => (await collectRoot(collecting(old, options))).root)))
  })

  addWrap(ceremony)

  ofProtocol(ceremony.command('rehearse').description('see that the shares of enough custodians give the root')).action(
    async (options: ProtocolOptions) => {
      const protocol = await readProtocol(options.protocol, options.registrarKey)
      // What is compared is the check value: the root itself is destroyed as soon as it is there.
      await withCollectedRoot(collecting(protocol, options), async (_, custodians) =>
        tell({ ceremony: protocol.id, engine: protocol.engine, root: 'reproduced', custodians }),
      )
    },
  )

  ceremony
    .command('verify')
    .description('check the signature of a protocol and show it')
    .requiredOption('--protocol <file>', 'the signed protocol')
    .requiredOption('--registrar-key <json>', "the registrar's public key (JWK)", process.env.SLUIS_REGISTRAR_KEY)
    .option('--directory <file>', 'a signed directory version, in which the custodians must have the role')
    .action(async ({ protocol, registrarKey, directory }: ProtocolOptions & { directory?: string }) => {
      const ceremony = await readProtocol(protocol, registrarKey)
      if (directory !== undefined) {
        const key = registrarKeyOf(registrarKey)
        demandCustodians(ceremony, await parseOptionFile('--directory', directory, (jws) => verifyDirectory(jws, key)))
      }
      process.stdout.write(`${canonicalJson(ceremony)}\n`)
    })

  ceremony
    .command('custodian-key')
    .description('make a key pair of your own, so that your share can be sealed to you')
    .requiredOption('--out <file>', 'the private key (mode 0600); the public key goes to standard output')
    .action(async ({ out }: { out: string }) => {
      const { publicJwk, privateJwk } = await generateSealKey()
      await writeOptionFile('--out', out, JSON.stringify(privateJwk), { mode: 0o600, flag: 'wx' })
      tell(publicJwk)
    })
}

function ofProtocol(command: Command): Command {
  return command
    .requiredOption('--protocol <file>', 'the signed protocol of the ceremony that made the shares')
    .requiredOption('--registrar-key <json>', "the registrar's public key (JWK)", process.env.SLUIS_REGISTRAR_KEY)
    .option('--share <file...>', 'shares from files (FILE, or FILE=KEYFILE when sealed) instead of the terminal')
}

const collecting = (ceremony: Ceremony, { share }: ProtocolOptions): Parameters<typeof collectRoot>[0] => ({
  ceremony,
  sources: shareSources(share),
  now: systemNow,
  tell: (line) => process.stderr.write(`${line}\n`),
})

function drawRoot(): SecretKey {
  const bytes = systemRandom(ROOT_LENGTH)
  const root = SecretKey.from(bytes)
  bytes.fill(0)
  return root
}

const summary = ({ id, engine, act, threshold, keyCheckValue, shares }: Ceremony): object => ({
  ceremony: id,
  engine,
  act,
  threshold,
  shares: shares.length,
  keyCheckValue,
})

const tell = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`)
