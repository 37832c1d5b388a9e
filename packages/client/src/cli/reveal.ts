import { readFile } from 'node:fs/promises'
import { CONTACT_FIELDS, LEGAL_GROUNDS, type LegalGround } from '@sluis/ttp-core/person'
import type { Command } from 'commander'
import { Option } from 'commander'
import { ClientError } from '../http/index.ts'
import {
  answerRequest,
  makeReveal,
  makeTranslate,
  openAnswer,
  type PersonConfig,
  type PersonService,
  personService,
  readPersonConfig,
  readRequest,
} from '../person/index.ts'
import { writeStateFile } from '../state/node/state-file.ts'
import { FileError, type Language } from '../supplier/findings.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { print, say } from './output.ts'
import { requestText, revealWords } from './reveal-text.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface RevealOptions extends CommonOptions {
  readonly config?: string
}
interface RequestOptions extends RevealOptions {
  readonly tenant: string
  readonly domain: string
  readonly purpose: string
  readonly ground: LegalGround
  readonly days: number
}
interface TranslateOptions extends RevealOptions {
  readonly translation: string
  readonly purpose: string
  readonly ground: LegalGround
  readonly days: number
}
interface Act {
  readonly config: PersonConfig
  readonly service: PersonService
  readonly language: Language
}

/** Adds `sluis reveal …`: what people do under dual control, each by the key of his own. */
export function addReveal(program: Command): void {
  const reveal = program
    .command('reveal')
    .description('ask who may be contacted, approve or refuse, and open the answer')
  const add = (usage: string, description: string): Command =>
    reveal
      .command(usage)
      .description(description)
      .option('--config <file>', 'configuration of this person (or SLUIS_CONFIG)')
      .option('--json', 'print one JSON object')
      .option('--lang <language>', 'nl or en')
  add('request <list>', 'ask how to reach the persons behind the pseudonyms in a file, one a line')
    .requiredOption('--tenant <id>', 'tenant of the domain')
    .requiredOption('--domain <id>', 'pseudonym domain, of mode reversible')
    .requiredOption('--purpose <text>', 'what the contact is for; never about one person')
    .addOption(groundOption().default('consent'))
    .addOption(daysOption())
    .action((list: string, options: RequestOptions) => act(options, (who) => request(who, list, options)))
  add('translate <list>', 'ask to carry the pseudonyms in a file, one a line, into the domain of another tenant')
    .requiredOption('--translation <id>', 'translation of the directory: from which domain to which')
    .requiredOption('--purpose <text>', 'what the other tenant does with it; never about one person')
    .addOption(groundOption().makeOptionMandatory())
    .addOption(daysOption())
    .action((list: string, options: TranslateOptions) => act(options, (who) => translate(who, list, options)))
  for (const decision of ['approve', 'refuse'] as const) {
    add(`${decision} <id>`, `${decision} a request, after reading it, by a signature of your own`).action(
      (id: string, options: RevealOptions) => act(options, (who) => answer(who, id, decision, options)),
    )
  }
  add('status [id]', 'what became of requests').action((id: string | undefined, options: RevealOptions) =>
    act(options, (who) => status(who, id, options)),
  )
  add('open <id>', 'open the answer to a request that was made here')
    .option('--out <file>', 'write it to a file that only you may read, as CSV')
    .action((id: string, options: RevealOptions & { out?: string }) => act(options, (who) => open(who, id, options)))
}

const groundOption = (): Option =>
  new Option('--ground <ground>', 'ground of article 6(1) of the GDPR').choices([...LEGAL_GROUNDS])
const daysOption = (): Option =>
  new Option('--days <number>', 'how long it may be answered, 1 to 31').default(7).argParser(Number)

function act(options: RevealOptions, run: (act: Act) => Promise<number>): Promise<void> {
  return runCommand(options, async ({ language, signal }) => {
    const config = await readPersonConfig(configPath(options.config))
    return run({ config, service: personService(config, signal), language })
  })
}

async function request({ config, service, language }: Act, path: string, options: RequestOptions): Promise<number> {
  const { tenant, domain, purpose, ground, days } = options
  const wish = { tenant, domain, purpose, legalGround: ground, days, list: await readList(path) }
  return tellMade(await makeReveal(config, service, wish, new Date()), options, language)
}

async function translate({ config, service, language }: Act, path: string, options: TranslateOptions): Promise<number> {
  const { translation, purpose, ground, days } = options
  const wish = { translation, purpose, legalGround: ground, days, list: await readList(path) }
  return tellMade(await makeTranslate(config, service, wish, new Date()), options, language)
}

function readList(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new FileError('FILE_UNREADABLE', {}, { cause })
  })
}

function tellMade(
  { id, state }: Awaited<ReturnType<typeof makeReveal>>,
  options: RevealOptions,
  language: Language,
): number {
  if (options.json) print(JSON.stringify({ ok: true, id, state: state.state }))
  else {
    print(id)
    say(revealWords(language).made)
  }
  return EXIT.ok
}

async function answer(
  { config, service, language }: Act,
  id: string,
  decision: 'approve' | 'refuse',
  options: RevealOptions,
): Promise<number> {
  const read = await readRequest(service, id, new Date())
  if (!options.json) say(requestText(read.request, language))
  const { state } = await answerRequest(config, service, read, decision, new Date())
  if (options.json) print(JSON.stringify({ ok: true, id, decision, state }))
  else print(`${id} ${state}`)
  return EXIT.ok
}

/** What a request says that it is; nothing of it was verified. */
export function namedIn(jws: string): { readonly id: string; readonly act: string } {
  try {
    const value: unknown = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'))
    const { id, act } = Object(value) as Record<string, unknown>
    if (typeof id === 'string' && typeof act === 'string') return { id, act }
  } catch {
    // Said below.
  }
  throw new ClientError('ANSWER_UNEXPECTED')
}

async function status({ service, language }: Act, id: string | undefined, options: RevealOptions): Promise<number> {
  const list = id === undefined ? await service.list() : [await service.read(id)]
  const requests = list.map(({ request: jws, state, code, approvals }) => ({
    ...namedIn(jws),
    state,
    code,
    approvals: approvals.length,
  }))
  if (options.json) print(JSON.stringify({ ok: true, requests }))
  else {
    for (const { id: each, act: kind, state, code = '', approvals } of requests)
      print([each, kind, state, code, `${approvals}/2`].filter((text) => text !== '').join(' '))
    if (requests.length === 0) say(revealWords(language).none)
  }
  return EXIT.ok
}

async function open(
  { config, service, language }: Act,
  id: string,
  options: RevealOptions & { readonly out?: string },
): Promise<number> {
  const contacts = await openAnswer(config, service, id)
  if (options.out !== undefined) {
    const names = ['pseudonym', ...CONTACT_FIELDS] as const
    const lines = [names.join(';'), ...contacts.map((contact) => names.map((name) => field(contact[name])).join(';'))]
    await writeStateFile(options.out, `${lines.join('\n')}\n`)
    if (options.json) print(JSON.stringify({ ok: true, id, contacts: contacts.length }))
  } else print(JSON.stringify({ ok: true, id, contacts }))
  say(`${contacts.length} ${revealWords(language).mayBeContacted}`)
  return EXIT.ok
}

/** A field of a CSV file; what a spreadsheet would take for a formula is told to be text. */
function field(value: string | undefined): string {
  const text = value ?? ''
  const safe = /^[=@-]/.test(text) ? `'${text}` : text
  return /[";\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
