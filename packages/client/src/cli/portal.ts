import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { type PortalVerdict, verifyPortal } from '../auditor/verify-portal.ts'
import { createApiClient, httpsFetch } from '../http/index.ts'
import type { Language } from '../supplier/findings.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { openConfig } from './open-config.ts'
import { complain, print } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

const TEXT = {
  en: {
    ok: ({ files, digest }: PortalVerdict) =>
      `What was served here (${counted(files, 'file')}) has the digest that the directory names: ${digest}`,
    unnamed: ({ digest }: PortalVerdict) =>
      `The directory names no portal of this digest: ${digest}. Do not use this page, and tell the registrar.`,
    changed: (file: string) => `${file} is not what the list of this server says of it`,
  },
  nl: {
    ok: ({ files, digest }: PortalVerdict) =>
      `Wat hier is gegeven (${counted(files, 'file', 'nl')}), heeft de digest die het register noemt: ${digest}`,
    unnamed: ({ digest }: PortalVerdict) =>
      `Het register noemt geen portaal met deze digest: ${digest}. Gebruik deze pagina niet en meld het de registrar.`,
    changed: (file: string) => `${file} is niet wat de lijst van deze server ervan zegt`,
  },
} as const satisfies Record<Language, object>

/** Adds `sluis portal verify`. */
export function addPortal(program: Command): void {
  program
    .command('portal')
    .description('the page that seals in a browser')
    .command('verify')
    .description('hold the code of a portal, as it is served to you now, against the digest that the directory names')
    .argument('[url]', 'the folder of the page; that of the configured service by default')
    .option('--config <file>', 'configuration (or SLUIS_CONFIG)')
    .option('--json', 'print one JSON object')
    .action((url: string | undefined, options: CommonOptions & { config?: string }) =>
      runCommand(options, async ({ language, signal }) => {
        const config = await openConfig(configPath(options.config), options, language)
        const { directory } = await createApiClient(config).directory({ refresh: true, signal })
        const base = url ?? `${config.url}/portal/assets/`
        // Certificates of the client's own are for the service alone.
        const isService = config.tls !== undefined && base.startsWith(`${config.url}/`)
        const fetch = isService && config.tls ? httpsFetch(config.tls) : globalThis.fetch
        return report(await verifyPortal(base, directory, { fetch, signal }), options, language)
      }),
    )
}

function report(verdict: PortalVerdict, options: CommonOptions, language: Language): number {
  const text = TEXT[language]
  for (const file of verdict.changed) complain(text.changed(file))
  if (!verdict.isNamed) complain(text.unnamed(verdict))
  if (options.json) print(JSON.stringify(verdict))
  else if (verdict.ok) print(text.ok(verdict))
  return verdict.ok ? EXIT.ok : EXIT.rejected
}
