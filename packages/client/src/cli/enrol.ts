import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { finishEnrolment, startEnrolment } from '../enrol/index.ts'
import { createApiClient, readConfig } from '../http/index.ts'
import type { Language } from '../supplier/findings.ts'
import { reportFindings } from './doctor.ts'
import { EXIT } from './exit-codes.ts'
import { print, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'
import { spokenLines } from './spoken.ts'

interface StartCommandOptions extends CommonOptions {
  readonly url: string
  readonly organisation: string
  readonly client: string
  readonly folder: string
  readonly tenant?: boolean
  readonly passphraseFile?: string
  readonly certificate?: string[]
  readonly ca?: string
  readonly send: boolean
}

interface FinishCommandOptions extends CommonOptions {
  readonly folder: string
  readonly registrarKey?: string
  readonly fingerprint?: string
}

const TEXT = {
  en: {
    read: 'Read this to the registrar, on a telephone number that you know, when asked for it:',
    file: 'Hand this file to the registrar',
    next: 'Then ask for the fingerprint of the registrar’s key, and run: sluis enrol finish',
    ask: 'Fingerprint of the registrar’s key, as you hear it (40 digits): ',
    pinned: 'The registrar’s key is pinned; the configuration is',
  },
  nl: {
    read: 'Lees dit voor aan de registrar, op een telefoonnummer dat u kent, als ernaar gevraagd wordt:',
    file: 'Geef dit bestand aan de registrar',
    next: 'Vraag daarna de vingerafdruk van de sleutel van de registrar en geef: sluis enrol finish',
    ask: 'Vingerafdruk van de sleutel van de registrar, zoals u die hoort (40 cijfers): ',
    pinned: 'De sleutel van de registrar is vastgelegd; de configuratie is',
  },
} as const satisfies Record<Language, Record<string, string>>

/** Adds `sluis enrol …`: how a client joins. */
export function addEnrol(program: Command): void {
  const enrol = program.command('enrol').description('join: make keys, ask the registrar, pin his key')
  enrol
    .command('start')
    .description('make this client’s keys and a request, and send it to the service')
    .requiredOption('--url <url>', 'address of the service')
    .requiredOption('--organisation <id>', 'identifier of the organisation in the directory')
    .requiredOption('--client <id>', 'identifier of this installation, such as museum-1')
    .option('--folder <folder>', 'where keys and configuration go', '.')
    .option('--tenant', 'also make the key that opens what is sealed to a tenant')
    .option('--passphrase-file <file>', 'protect the key files with the passphrase in this file')
    .option('--certificate <file...>', 'bind this client to these certificates (PEM)')
    .option('--ca <file>', 'certificate of the authority that certified the service (PEM)')
    .option('--no-send', 'write the request to a file only')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: StartCommandOptions) => runCommand(options, ({ language }) => start(options, language)))
  enrol
    .command('finish')
    .description('pin the registrar’s key by its fingerprint, heard out of band, and look whether all is well')
    .option('--folder <folder>', 'folder of the enrolment', '.')
    .option('--registrar-key <file>', 'the registrar’s public key (JWK), where the service gave none')
    .option('--fingerprint <digits>', 'as you heard it; else it is asked for')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: FinishCommandOptions) => runCommand(options, ({ language }) => finish(options, language)))
}

async function start(options: StartCommandOptions, language: Language): Promise<number> {
  const { url, organisation, client: clientId, folder, tenant, passphraseFile, certificate, ca, send } = options
  const started = await startEnrolment({
    url,
    organisation,
    clientId,
    folder,
    send,
    now: new Date(),
    ...(tenant !== undefined && { isTenant: tenant }),
    ...(passphraseFile !== undefined && { passphraseFile }),
    ...(certificate !== undefined && { certificateFiles: certificate }),
    ...(ca !== undefined && { tls: { ca: resolve(ca) } }),
  })
  if (options.json) print(JSON.stringify({ ok: true, ...started }))
  const text = TEXT[language]
  if (!started.isSent) say(`${text.file}: ${started.requestFile}`)
  say(text.read)
  for (const line of spokenLines(started.fingerprint, language)) say(line)
  say(text.next)
  return EXIT.ok
}

async function finish(options: FinishCommandOptions, language: Language): Promise<number> {
  const typed = options.fingerprint ?? (await asked(TEXT[language].ask))
  const path = await finishEnrolment({
    folder: options.folder,
    typed,
    ...(options.registrarKey !== undefined && { registrarKeyFile: options.registrarKey }),
  })
  say(`${TEXT[language].pinned} ${join(options.folder, 'sluis.json')}`)
  return reportFindings(createApiClient(await readConfig(path)), options, language)
}

/** One line of the user's; on stderr, so that the result has stdout to itself. */
async function asked(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(question)
  } finally {
    lines.close()
  }
}
