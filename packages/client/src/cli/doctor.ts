import type { Command } from 'commander'
import { LOG_ERRORS, type LogErrorCode } from '../auditor/index.ts'
import { type ApiClient, CLIENT_ERRORS, createApiClient, isClientErrorCode } from '../http/index.ts'
import type { Language } from '../supplier/findings.ts'
import { configPath } from './config-path.ts'
import { type DoctorFinding, examineAll } from './doctor-local.ts'
import { EXIT } from './exit-codes.ts'
import { openConfig } from './open-config.ts'
import { complain, print, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

export { type DoctorFinding, examineAll }

const NAMES: Record<Language, Record<DoctorFinding['check'], string>> = {
  en: {
    'client-version': 'this client',
    state: 'outbox and receipts can be kept',
    proxy: 'the way out of this network',
    service: 'the service answers',
    clock: 'this machine’s clock is right',
    version: 'client and service speak the same version',
    directory: 'the directory is signed by the registrar',
    client: 'the directory names this client',
    key: 'and its key',
    agreement: 'an agreement is in force',
    token: 'a token is given and taken',
    log: 'the log goes on from what this machine saw of it',
  },
  nl: {
    'client-version': 'deze client',
    state: 'uitgaande post en ontvangstbevestigingen kunnen worden bewaard',
    proxy: 'de weg uit dit netwerk',
    service: 'de dienst antwoordt',
    clock: 'de klok van deze computer loopt goed',
    version: 'client en dienst spreken dezelfde versie',
    directory: 'het register is getekend door de registrar',
    client: 'het register noemt deze client',
    key: 'en zijn sleutel',
    agreement: 'er is een overeenkomst van kracht',
    token: 'een token wordt gegeven en aanvaard',
    log: 'het logboek is het vervolg van wat deze computer ervan zag',
  },
}

const VERSION: Record<Language, string> = { en: 'version', nl: 'versie' }

/** Adds `sluis doctor`. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look whether this client can work, and if not, why')
    .option('--config <file>', 'configuration (or SLUIS_CONFIG)')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: CommonOptions & { config?: string }) =>
      runCommand(options, async ({ language }) => {
        const config = await openConfig(configPath(options.config), options, language)
        return reportFindings(createApiClient(config), options, language)
      }),
    )
}

/** Prints what was found. @returns The exit code, as `doctorExit`. */
export async function reportFindings(client: ApiClient, options: CommonOptions, language: Language): Promise<number> {
  const findings = await examineAll(client)
  if (options.json) print(JSON.stringify({ ok: findings.every(({ ok }) => ok), findings }))
  else showFindings(findings, language)
  return doctorExit(findings)
}

/** Shows findings to a reader: what is wrong also to one who wants to hear nothing else. */
export function showFindings(findings: readonly DoctorFinding[], language: Language): void {
  for (const finding of findings) (finding.ok ? say : complain)(lineOf(finding, language))
}

/** 0 when all is well; 5 while the registrar has not confirmed yet, or the network fails; 8 for this machine; 6 otherwise. */
export function doctorExit(findings: readonly DoctorFinding[]): number {
  const codes = findings.flatMap(({ ok, code }) => (ok ? [] : [code]))
  if (codes.length === 0) return EXIT.ok
  if (codes.includes('STATE_UNWRITABLE')) return EXIT.local
  const passing = ['KEY_NOT_IN_DIRECTORY', 'NOT_FOUND', 'NETWORK_UNREACHABLE', 'PROXY_UNUSED', 'UNAVAILABLE']
  return codes.some((code) => code !== undefined && passing.includes(code)) ? EXIT.temporary : EXIT.access
}

function lineOf({ check, ok, code, detail }: DoctorFinding, language: Language): string {
  // What could not be looked at is neither right nor wrong.
  const mark = ok ? (code === undefined ? '✓' : '–') : '✗'
  const head = `${mark} ${NAMES[language][check]}`
  const said = check === 'directory' && detail !== undefined ? `${VERSION[language]} ${detail}` : detail
  if (ok && code === undefined) return said === undefined ? head : `${head} (${said})`
  const place = check === 'log' && detail !== undefined ? ` (${detail})` : ''
  return `${head}: ${code} ${textOf(code, language)}${place}`.trimEnd()
}

function textOf(code: string | undefined, language: Language): string {
  if (code !== undefined && isClientErrorCode(code)) return CLIENT_ERRORS[code][language]
  return code !== undefined && Object.hasOwn(LOG_ERRORS, code) ? LOG_ERRORS[code as LogErrorCode][language] : ''
}
