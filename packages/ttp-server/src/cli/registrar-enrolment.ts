import { createInterface } from 'node:readline/promises'
import type { OrganisationKind, Scope } from '@sluis/ttp-core/registrar'
import { isSpokenFingerprint, spokenFingerprint } from '@sluis/ttp-core/registrar'
import type { Command } from 'commander'
import { Option } from 'commander'
import { ServerError } from '../kernel/errors.ts'
import { systemNow } from '../processes/system.ts'
import { applyEnrolment, dropKey } from '../registrar/apply-enrolment.ts'
import { newestDirectory, readDraft, writeDraft } from '../registrar/draft.ts'
import { chooseRequest, fetchRequests, type Request, requestOfFile } from '../registrar/requests.ts'
import { publicKeyOf } from './option-files.ts'

interface ConfirmOptions {
  readonly url: string
  readonly key: string
  readonly draft: string
  readonly request?: string
  readonly file?: string
  readonly fingerprint?: string
  readonly scopes?: string
  readonly name?: string
  readonly kind?: OrganisationKind
  readonly replaceKeys?: boolean
}

const KEY = ['--key <file>', "the registrar's key, under which the directory is verified"] as const
const URL_OPTION = ['--url <url>', 'address of the gateway'] as const
const DRAFT = ['--draft <file>', 'the next directory version, to be signed; begun here unless it is there'] as const

/** `registrar requests`, `confirm` and `drop-key`: who joins, and whose key changes. */
export function addRegistrarEnrolment(registrar: Command): void {
  registrar
    .command('requests')
    .description('list the requests of enrolment and of new keys that wait at the gateway')
    .requiredOption(...URL_OPTION)
    .requiredOption(...KEY)
    .action(async ({ url, key }: { url: string; key: string }) => {
      const { directory } = await newestDirectory(url, await publicKeyOf('--key', key), systemNow())
      // Without the fingerprint: what is seen here is not what was heard.
      for (const { enrolment, digest, isRollover } of await fetchRequests(url, directory, systemNow())) {
        const { organisation, clientId, requestedAt, sealKeys, certificates } = enrolment
        const counts = { sealKeys: sealKeys.length, certificates: certificates.length }
        const kind = isRollover ? 'rollover' : 'enrolment'
        print({ request: digest.slice(0, 16), kind, organisation, client: clientId, requestedAt, ...counts })
      }
    })
  registrar
    .command('confirm')
    .description(
      'put a client into the next version, once the fingerprint that was heard is typed; a rollover needs none',
    )
    .requiredOption(...URL_OPTION)
    .requiredOption(...KEY)
    .requiredOption(...DRAFT)
    .option('--request <digest>', 'the request, as `requests` shows it')
    .option('--file <file>', 'a request that was handed over as a file')
    .option('--fingerprint <digits>', 'as it was heard; else it is asked for')
    .option('--scopes <scopes>', 'of a new client, separated by commas; else all of its kind')
    .option('--name <name>', 'of an organisation that the directory does not name yet')
    .addOption(new Option('--kind <kind>', 'of that organisation').choices(['institution', 'tenant', 'auditor']))
    .option('--replace-keys', 'the keys from before are lost or stolen: take them out at once')
    .action(confirm)
  registrar
    .command('drop-key')
    .description('take a key of a client out of the next version')
    .requiredOption(...URL_OPTION)
    .requiredOption(...KEY)
    .requiredOption(...DRAFT)
    .requiredOption('--client <id>', 'the client')
    .requiredOption('--kid <thumbprint>', 'the key')
    .action(async (options: ConfirmOptions & { readonly client: string; readonly kid: string }) => {
      const { draft } = await newestDirectory(options.url, await publicKeyOf('--key', options.key), systemNow())
      const begun = await readDraft(options.draft, draft)
      await writeDraft(options.draft, dropKey(begun, options.client, options.kid))
      print({ draft: options.draft, version: begun.version, client: options.client, dropped: options.kid })
    })
}

async function confirm(options: ConfirmOptions): Promise<void> {
  const now = systemNow()
  const { directory, draft } = await newestDirectory(options.url, await publicKeyOf('--key', options.key), now)
  const request =
    options.file === undefined
      ? chooseRequest(await fetchRequests(options.url, directory, now), options.request ?? '')
      : await requestOfFile(options.file, directory, now)
  await requireHeard(request, options.fingerprint)
  const { name, kind, scopes, replaceKeys } = options
  const begun = await readDraft(options.draft, draft)
  const next = applyEnrolment(begun, request.enrolment, {
    ...(scopes === undefined ? {} : { scopes: scopes.split(',') as Scope[] }),
    ...(name === undefined || kind === undefined ? {} : { register: { name, kind } }),
    ...(replaceKeys === undefined ? {} : { replaceKeys }),
  })
  await writeDraft(options.draft, next)
  const { organisation, clientId, signKey } = request.enrolment
  print({ draft: options.draft, version: next.version, organisation, client: clientId, key: signKey.kid })
}

/** A rollover has the word of the key before it. Else somebody whom the registrar knows read the fingerprint to him. */
async function requireHeard({ digest, isRollover }: Request, given: string | undefined): Promise<void> {
  if (isRollover && given === undefined) return
  const typed = given ?? (await asked('Fingerprint as it is read to you (40 digits): '))
  if (!isSpokenFingerprint(typed, spokenFingerprint(digest))) throw new ServerError('FINGERPRINT_DIFFERS')
}

async function asked(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(question)
  } finally {
    lines.close()
  }
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
