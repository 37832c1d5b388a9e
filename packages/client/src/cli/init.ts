import { join, resolve } from 'node:path'
import { isSpokenFingerprint, spokenFingerprint, spokenKeyFingerprint } from '@sluis/ttp-core/enrol'
import { type Command, InvalidArgumentError } from 'commander'
import {
  enrolmentStage,
  finishEnrolment,
  readEnrolment,
  type SettledAgreement,
  sendEnrolment,
  settleAgreement,
} from '../enrol/index.ts'
import { type ApiClient, ClientError, createApiClient } from '../http/index.ts'
import type { Language } from '../supplier/findings.ts'
import { askChoice, askText, canAsk } from './ask.ts'
import { homeFolder } from './config-path.ts'
import { type DoctorFinding, doctorExit, examineAll, showFindings } from './doctor.ts'
import { EXIT } from './exit-codes.ts'
import { startInit } from './init-start.ts'
import { initTexts } from './init-texts.ts'
import { openConfig } from './open-config.ts'
import { complain, print, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'
import { spokenLines } from './spoken.ts'

export interface InitOptions extends CommonOptions {
  readonly url?: string
  readonly organisation?: string
  readonly client?: string
  readonly folder?: string
  readonly passphraseFile?: string
  readonly certificate?: string[]
  readonly ca?: string
  readonly send: boolean
  readonly fingerprint?: string
  readonly registrarKey?: string
  readonly tenant?: string
  readonly domain?: string
  readonly wait?: number
}

/** What `--json` prints: how far it is. */
interface InitResult {
  readonly ok: boolean
  readonly state: 'requested' | 'waiting' | 'ready'
  readonly folder: string
  /** To read to the registrar; while the registrar's own was not heard. */
  readonly fingerprint?: string
  readonly requestFile?: string
  readonly config?: string
  readonly findings?: readonly DoctorFinding[]
}

/** Adds `sluis init`. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description(
      'join, step by step: make keys, show their fingerprint, enrol, and look whether all is well; run it again to go on',
    )
    .option('--url <url>', 'address of the service')
    .option('--organisation <id>', 'identifier of the organisation, as the registrar gave it')
    .option('--client <id>', 'a name for this installation; else the organisation’s with .1 behind it')
    .option('--folder <folder>', 'where keys and configuration go; else a folder of your own that every command knows')
    .option('--passphrase-file <file>', 'protect the key file with the passphrase in this file')
    .option('--certificate <file...>', 'bind this client to these certificates (PEM)')
    .option('--ca <file>', 'certificate of the authority that certified the service (PEM)')
    .option('--no-send', 'write the request to a file only')
    .option('--fingerprint <digits>', 'the registrar’s fingerprint, as you heard it; else it is asked for')
    .option('--registrar-key <file>', 'the registrar’s public key (JWK), where the service gave none')
    .option('--tenant <id>', 'to whom deliveries go, where there are several agreements')
    .option('--domain <id>', 'and for which domain')
    .option('--wait <seconds>', 'wait so long for the registrar to confirm', seconds)
    .option('--json', 'print one JSON object')
    .action((options: InitOptions) => runCommand(options, ({ language }) => init(options, language)))
}

async function init(options: InitOptions, language: Language): Promise<number> {
  const texts = initTexts(language)
  const folder = resolve(options.folder ?? homeFolder())
  const configFile = join(folder, 'sluis.json')
  let stage = await enrolmentStage(folder)
  if (stage === 'new' || stage === 'keys') {
    say(texts.intro)
    await startInit(options, folder, stage, texts)
    say(`${texts.made} ${folder}`)
    stage = 'requested'
  } else if (stage === 'joined') say(`${texts.joined} ${configFile}`)
  if (stage === 'requested') {
    const waiting = await showRequest(options, folder, language)
    const heard = await heardFingerprint(options, folder, texts)
    if (heard === undefined) {
      say(texts.later)
      report(options, { ok: false, state: 'requested', folder, ...waiting })
      return EXIT.temporary
    }
    const { registrarKey } = options
    const how = { folder, typed: heard, ...(registrarKey !== undefined && { registrarKeyFile: registrarKey }) }
    say(`${texts.pinned} ${await finishEnrolment(how)}`)
  }
  return settle(options, folder, configFile, language)
}

/** Sends the request unless it was, and shows what the registrar has to hear. */
async function showRequest(
  options: InitOptions,
  folder: string,
  language: Language,
): Promise<{ fingerprint: string; requestFile: string }> {
  const texts = initTexts(language)
  const { registrarKey, digest } = await readEnrolment(folder)
  const requestFile = join(folder, 'enrolment-request.jws')
  if (registrarKey === undefined && options.send) await sendEnrolment(folder)
  else if (registrarKey === undefined) say(`${texts.file}: ${requestFile}`)
  const fingerprint = spokenFingerprint(digest)
  // Also with --quiet: without it the registrar confirms nothing.
  complain(texts.read)
  for (const line of spokenLines(fingerprint, language)) complain(line)
  return { fingerprint, requestFile }
}

/** The registrar's fingerprint as it was heard; undefined when nobody said it yet. */
async function heardFingerprint(
  options: InitOptions,
  folder: string,
  texts: ReturnType<typeof initTexts>,
): Promise<string | undefined> {
  if (options.fingerprint !== undefined) return options.fingerprint
  if (!canAsk(options)) return undefined
  const { registrarKey } = await readEnrolment(folder)
  const typed = await askText({
    message: texts.ask,
    validate: (value) => {
      if (value === '') return undefined
      if (value.replace(/\D/g, '').length !== 40) return texts.malformed
      if (registrarKey === undefined) return undefined
      return isHeard(value, registrarKey) ? undefined : texts.notTheSame
    },
  })
  return typed === '' ? undefined : typed
}

function isHeard(typed: string, registrarKey: unknown): boolean {
  try {
    return isSpokenFingerprint(typed, spokenKeyFingerprint(registrarKey as Parameters<typeof spokenKeyFingerprint>[0]))
  } catch {
    return false
  }
}

/** The last step: to whom deliveries go, and whether all is well; where it was asked for, again until the registrar has confirmed. */
async function settle(options: InitOptions, folder: string, configFile: string, language: Language): Promise<number> {
  const texts = initTexts(language)
  const deadline = Date.now() + (options.wait ?? 0) * 1000
  for (;;) {
    // A client anew: what one learnt of the directory it keeps.
    const client = createApiClient(await openConfig(configFile, options, language))
    const agreement = await settled(configFile, client, options, texts)
    const findings = await examineAll(client)
    const exit = doctorExit(findings)
    const isWell = exit === EXIT.ok && agreement !== undefined
    if (!isWell && waitsForRegistrar(findings, agreement) && Date.now() < deadline) {
      await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS))
      continue
    }
    if (agreement !== undefined) say(`${texts.to} ${agreement.tenant}/${agreement.domain}`)
    showFindings(findings, language)
    say(isWell ? texts.ready : exit === EXIT.temporary || exit === EXIT.ok ? texts.wait : '')
    report(options, { ok: isWell, state: isWell ? 'ready' : 'waiting', folder, config: configFile, findings })
    return isWell ? EXIT.ok : exit === EXIT.ok ? EXIT.temporary : exit
  }
}

const LOOK_AGAIN_MS = 1000

/** Whether what is missing is the registrar's to do: nothing else gets better by waiting. */
function waitsForRegistrar(findings: readonly DoctorFinding[], agreement: SettledAgreement | undefined): boolean {
  const exit = doctorExit(findings)
  return exit === EXIT.temporary || (exit === EXIT.ok && agreement === undefined)
}

function seconds(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('a number of seconds')
  return Number(text)
}

/** To whom deliveries go; what keeps it from being known (no service, no directory) is for the findings to say. */
async function settled(
  configFile: string,
  client: ApiClient,
  options: InitOptions,
  texts: ReturnType<typeof initTexts>,
): Promise<SettledAgreement | undefined> {
  try {
    return await settleAgreement(configFile, client, new Date(), (among) => chosen(among, options, texts))
  } catch (error) {
    if (error instanceof ClientError && (error.code === 'OPTION_MISSING' || error.code === 'ABORTED')) throw error
    return undefined
  }
}

async function chosen(
  among: readonly SettledAgreement[],
  options: InitOptions,
  texts: ReturnType<typeof initTexts>,
): Promise<SettledAgreement | undefined> {
  const { tenant, domain } = options
  const fitting = among.filter(
    (each) => (tenant === undefined || each.tenant === tenant) && (domain === undefined || each.domain === domain),
  )
  if (fitting.length === 1) return fitting[0]
  if (fitting.length === 0) return undefined
  if (!canAsk(options)) {
    for (const each of fitting) complain(`  --tenant ${each.tenant} --domain ${each.domain}`)
    throw new ClientError('OPTION_MISSING', { place: { setting: '--tenant, --domain' } })
  }
  const list = fitting.map((each, at) => ({ value: String(at), label: `${each.tenant}/${each.domain}` }))
  return fitting[Number(await askChoice(texts.which, list))]
}

function report(options: InitOptions, result: InitResult): void {
  if (options.json) print(JSON.stringify(result))
}
