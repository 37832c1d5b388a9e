import type { Command } from 'commander'
import { type Check, examine, type Finding } from '../enrol/index.ts'
import { type ApiClient, CLIENT_ERRORS, createApiClient, isClientErrorCode, readConfig } from '../http/index.ts'
import type { Language } from '../supplier/findings.ts'
import { EXIT } from './exit-codes.ts'
import { complain, print, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'
import { configPath } from './send.ts'

const NAMES: Record<Language, Record<Check, string>> = {
  en: {
    service: 'the service answers',
    clock: 'this machine’s clock is right',
    directory: 'the directory is signed by the registrar',
    client: 'the directory names this client',
    key: 'and its key',
    agreement: 'an agreement is in force',
    token: 'a token is given and taken',
  },
  nl: {
    service: 'de dienst antwoordt',
    clock: 'de klok van deze computer loopt goed',
    directory: 'het register is getekend door de registrar',
    client: 'het register noemt deze client',
    key: 'en zijn sleutel',
    agreement: 'er is een overeenkomst van kracht',
    token: 'een token wordt gegeven en aanvaard',
  },
}

/** Adds `sluis doctor`. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look whether this client can work, and if not, why')
    .option('--config <file>', 'configuration (or SLUIS_CONFIG)')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: CommonOptions & { config?: string }) =>
      runCommand(options, async ({ language }) =>
        reportFindings(createApiClient(await readConfig(configPath(options.config))), options, language),
      ),
    )
}

/** Prints what `examine` finds. @returns 0 when all is well, 5 while the registrar has not confirmed yet, 6 otherwise. */
export async function reportFindings(client: ApiClient, options: CommonOptions, language: Language): Promise<number> {
  const findings = await examine(client, () => new Date())
  const isWell = findings.every(({ ok }) => ok)
  if (options.json) print(JSON.stringify({ ok: isWell, findings }))
  else for (const finding of findings) (finding.ok ? say : complain)(lineOf(finding, language))
  if (isWell) return EXIT.ok
  const waits = findings.some(({ code }) => code === 'KEY_NOT_IN_DIRECTORY' || code === 'NOT_FOUND')
  return waits ? EXIT.temporary : EXIT.access
}

function lineOf({ check, ok, code, detail }: Finding, language: Language): string {
  const head = `${ok ? '✓' : '✗'} ${NAMES[language][check]}`
  if (ok) return detail === undefined ? head : `${head} (${detail})`
  const text = code !== undefined && isClientErrorCode(code) ? CLIENT_ERRORS[code][language] : ''
  return `${head}: ${code} ${text}`.trimEnd()
}
