import { CoreError } from '@sluis/ttp-core/common'
import { CLIENT_ERRORS, ClientError, isClientErrorCode } from '../http/errors.ts'
import { PartyError } from '../http/party-error.ts'
import { FileError } from '../supplier/findings.ts'
import { exitOfFinding } from '../supplier/findings-exit.ts'

/** What a command's exit code means; any other code is a failure. */
export const EXIT = {
  ok: 0,
  usage: 2,
  warnings: 3,
  rejected: 4,
  temporary: 5,
  access: 6,
  duplicate: 7,
  local: 8,
  interrupted: 130,
} as const

/** The same for a reader: what happened, and what a script does with it. */
export const EXIT_MEANING: readonly { readonly code: number; readonly en: string; readonly nl: string }[] = [
  { code: EXIT.ok, en: 'done', nl: 'gelukt' },
  {
    code: EXIT.usage,
    en: 'wrong use: an option, the configuration or the mapping; mend it before running again',
    nl: 'verkeerd gebruik: een optie, de configuratie of de koppeling; herstel dat eerst',
  },
  {
    code: EXIT.warnings,
    en: 'done, with something to look at: rows were refused or something was assumed',
    nl: 'gelukt, met iets om na te kijken: regels zijn geweigerd of iets is aangenomen',
  },
  {
    code: EXIT.rejected,
    en: 'rejected, or a verification failed; the same again ends the same',
    nl: 'geweigerd, of een controle mislukte; nog eens hetzelfde geeft hetzelfde',
  },
  {
    code: EXIT.temporary,
    en: 'temporary: run the same command again later',
    nl: 'tijdelijk: geef dezelfde opdracht later nog eens',
  },
  {
    code: EXIT.access,
    en: 'keys, access or trust; run sluis doctor',
    nl: 'sleutels, toegang of vertrouwen; geef sluis doctor',
  },
  { code: EXIT.duplicate, en: 'received before: nothing was sent', nl: 'al eerder ontvangen: er is niets verzonden' },
  {
    code: EXIT.local,
    en: 'this machine: a file or folder cannot be read or written',
    nl: 'deze computer: een bestand of map is niet te lezen of te schrijven',
  },
  {
    code: EXIT.interrupted,
    en: 'stopped by the user; run it again to go on',
    nl: 'gestopt door de gebruiker; geef de opdracht nog eens om verder te gaan',
  },
]

/** The exit code for what was thrown. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof FileError) return exitOfFinding(error.code)
  // A directory, signature or receipt that does not hold: a matter of keys and trust.
  if (error instanceof CoreError) return EXIT.access
  if (error instanceof PartyError) return error.shown.exit
  if (!(error instanceof ClientError)) return EXIT.local
  if (isClientErrorCode(error.code)) return CLIENT_ERRORS[error.code].exit
  if (error.code === 'DELIVERY_DUPLICATE') return EXIT.duplicate
  if (error.status === 401 || error.status === 403) return EXIT.access
  return error.retryable ? EXIT.temporary : EXIT.rejected
}
