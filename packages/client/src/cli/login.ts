import { readFile, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { ClientError, httpsFetch } from '../http/index.ts'
import { type LogInOptions, logIn } from '../login/index.ts'
import type { Language } from '../supplier/findings.ts'
import { EXIT } from './exit-codes.ts'
import { print, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface LoginOptions extends CommonOptions {
  readonly url: string
  readonly issuer: string
  readonly clientId: string
  readonly person?: string
  readonly scope?: string
  readonly acr?: string
  readonly ca?: string
  readonly out?: string
}

const TEXT = {
  en: {
    open: 'Open this address in a browser on this machine, and sign in:',
    done: (seconds: number, scopes: string) => `Signed in for ${Math.round(seconds / 60)} minutes: ${scopes}`,
  },
  nl: {
    open: 'Open dit adres in een browser op deze computer, en meld u aan:',
    done: (seconds: number, scopes: string) => `Aangemeld voor ${Math.round(seconds / 60)} minuten: ${scopes}`,
  },
} as const satisfies Record<Language, object>

/** Adds `sluis login`: a person's access token, by signing in at the provider. */
export function addLogin(program: Command): void {
  program
    .command('login')
    .description('sign in as a person with a role, in the browser, and get an access token for ten minutes')
    .requiredOption('--url <url>', 'address of the service')
    .requiredOption('--issuer <url>', 'the OpenID Connect provider, as its tokens name it')
    .requiredOption('--client-id <id>', 'client identifier of the service at the provider')
    .option('--person <id>', 'which of the people of your account')
    .option('--scope <scopes>', 'scopes to ask for, separated by spaces; else all of your roles')
    .option('--acr <value>', 'ask the provider for this kind of sign-in, such as one with a second factor')
    .option('--ca <file>', 'certificate of the authority that certified the service and the provider (PEM)')
    .option('--out <file>', 'write the token to a new file that only you can read, instead of printing it')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: LoginOptions) => runCommand(options, (context) => login(options, context)))
}

async function login(
  options: LoginOptions,
  { language, signal }: { readonly language: Language; readonly signal: AbortSignal },
): Promise<number> {
  const { url, issuer, clientId, person, scope, acr, ca, out } = options
  const text = TEXT[language]
  const asked: LogInOptions = {
    url,
    issuer,
    clientId,
    signal,
    show: (address) => say(`${text.open}\n\n${address}\n`),
    ...(person !== undefined && { person }),
    ...(scope !== undefined && { scope }),
    ...(acr !== undefined && { acrValues: acr }),
    ...(ca !== undefined && { fetch: httpsFetch({ ca: await readFile(ca, 'utf8') }) }),
  }
  const { token, scopes, expiresInSeconds } = await logIn(asked)
  if (out !== undefined) {
    await writeFile(out, `${token}\n`, { mode: 0o600, flag: 'wx' }).catch((cause: unknown) => {
      throw new ClientError('STATE_UNWRITABLE', { cause })
    })
  }
  say(text.done(expiresInSeconds, scopes.join(' ')))
  if (options.json) print(JSON.stringify({ ok: true, scopes, expiresInSeconds, ...(out === undefined && { token }) }))
  else if (out === undefined) print(token)
  return EXIT.ok
}
