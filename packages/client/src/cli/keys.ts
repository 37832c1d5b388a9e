import { findClient } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { dropOldKeys, rotateKey } from '../enrol/index.ts'
import { createApiClient, signKeyInForce } from '../http/index.ts'
import type { Language } from '../supplier/findings.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { openConfig, openProtected } from './open-config.ts'
import { print, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'
import { spokenLines } from './spoken.ts'

interface KeysOptions extends CommonOptions {
  readonly config?: string
  readonly sealKey?: boolean
}

const TEXT = {
  en: {
    asked: 'The registrar was asked to take the new key over. Until then the old one is used; nothing stops. New key:',
    compare: 'The registrar may ask for the fingerprint of this request:',
    dropped: 'Old keys dropped from the configuration (destroy their files yourself):',
  },
  nl: {
    asked:
      'De registrar is gevraagd de nieuwe sleutel over te nemen. Tot dan geldt de oude; niets stopt. Nieuwe sleutel:',
    compare: 'De registrar kan naar de vingerafdruk van dit verzoek vragen:',
    dropped: 'Oude sleutels uit de configuratie gehaald (vernietig de bestanden zelf):',
  },
} as const satisfies Record<Language, Record<string, string>>

/** Adds `sluis keys …`: the signing keys of this client, and how they change without a pause. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('the keys of this client')
  const common = (command: Command): Command =>
    command
      .option('--config <file>', 'configuration (or SLUIS_CONFIG)')
      .option('--json', 'print one JSON object')
      .option('--lang <language>', 'nl or en')
  common(keys.command('rotate').description('make the next key and ask the registrar to take it over'))
    .option('--seal-key', 'a tenant’s sealing key too')
    .action((options: KeysOptions) => runCommand(options, ({ language }) => rotate(options, language)))
  common(keys.command('drop').description('drop the keys that the directory no longer names')).action(
    (options: KeysOptions) => runCommand(options, ({ language }) => drop(options, language)),
  )
  common(keys.command('show').description('which key signs now, and which the directory names')).action(
    (options: KeysOptions) => runCommand(options, ({ language }) => show(options, language)),
  )
}

async function rotate(options: KeysOptions, language: Language): Promise<number> {
  const configFile = configPath(options.config)
  const { config, passphrase } = await openProtected(configFile, options, language)
  const client = createApiClient(config)
  const withSealKey = options.sealKey === true
  const rotated = await rotateKey({
    configFile,
    client,
    withSealKey,
    now: new Date(),
    ...(passphrase !== undefined && { passphrase }),
  })
  if (options.json) print(JSON.stringify({ ok: true, ...rotated }))
  say(`${TEXT[language].asked} ${rotated.keyFile}`)
  say(TEXT[language].compare)
  for (const line of spokenLines(rotated.fingerprint, language)) say(line)
  return EXIT.ok
}

async function drop(options: KeysOptions, language: Language): Promise<number> {
  const configFile = configPath(options.config)
  const dropped = await dropOldKeys({
    configFile,
    client: createApiClient(await openConfig(configFile, options, language)),
  })
  if (options.json) print(JSON.stringify({ ok: true, dropped }))
  say(`${TEXT[language].dropped} ${dropped}`)
  return EXIT.ok
}

async function show(options: KeysOptions, language: Language): Promise<number> {
  const client = createApiClient(await openConfig(configPath(options.config), options, language))
  const { config } = client
  const { directory } = await client.directory()
  const named = findClient(directory, config.clientId)?.client.keys.map(({ kid }) => kid) ?? []
  const held = [config.signKey, ...(config.nextSignKeys ?? [])].map(({ kid }) => kid)
  print(JSON.stringify({ ok: true, inForce: signKeyInForce(config, directory).kid, held, named }))
  return EXIT.ok
}
