import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { apiLogReader, CheckpointKeeper } from '../auditor/index.ts'
import { type OwnReceipt, verifyOwnReceipts } from '../auditor/verify-own-receipts.ts'
import { createApiClient } from '../http/index.ts'
import type { Language } from '../supplier/findings.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { openConfig } from './open-config.ts'
import { complain, print, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface ReceiptsOptions extends CommonOptions {
  readonly config?: string
  readonly online?: boolean
}

const TEXT = {
  en: {
    none: 'No receipts are kept here yet.',
    entry: 'entry',
    good: (count: number) => `Receipts that hold: ${count}. Signed, in the log, and as this machine delivered.`,
    offline: 'Offline: that the log only grew between them was not looked at. --online does.',
    consistent: 'The log only grew between them.',
    unknown: 'delivered elsewhere or by an older client: only the receipt itself could be verified',
    bad: {
      RECEIPT_MALFORMED: 'this file is no receipt',
      RECEIPT_INVALID:
        'signature, entry and proof do not belong together; or the log had another key then: try --online',
      RECEIPT_MISMATCH: 'it does not say what was delivered here; keep the file and tell the registrar',
      FORKED: 'the log of this receipt is not the one of the others; keep the folder forks/ and tell the registrar',
    },
  },
  nl: {
    none: 'Hier zijn nog geen ontvangstbevestigingen bewaard.',
    entry: 'regel van het logboek',
    good: (count: number) =>
      `Ontvangstbevestigingen die kloppen: ${count}. Ondertekend, in het logboek, en zoals deze computer leverde.`,
    offline: 'Offline: of het logboek ertussen alleen groeide is niet bekeken. Dat doet --online.',
    consistent: 'Het logboek is ertussen alleen gegroeid.',
    unknown: 'elders geleverd of door een oudere client: alleen de bevestiging zelf kon worden gecontroleerd',
    bad: {
      RECEIPT_MALFORMED: 'dit bestand is geen ontvangstbevestiging',
      RECEIPT_INVALID:
        'handtekening, regel en bewijs horen niet bij elkaar; of het logboek had toen een andere sleutel: probeer --online',
      RECEIPT_MISMATCH: 'er staat iets anders in dan hier is geleverd; bewaar het bestand en meld het de registrar',
      FORKED: 'het logboek hiervan is niet dat van de andere; bewaar de map forks/ en meld het de registrar',
    },
  },
} as const satisfies Record<Language, object>

/** Adds `sluis receipts …`. */
export function addReceipts(program: Command): void {
  program
    .command('receipts')
    .description('the receipts that this machine keeps')
    .command('verify')
    .description('verify every receipt that is kept: signature, place in the log, and that it says what was delivered')
    .option('--config <file>', 'configuration of this institution (or SLUIS_CONFIG)')
    .option('--online', 'ask the service too: for the keys that the log had before, and whether the log only grew')
    .option('--json', 'print one JSON object')
    .action((options: ReceiptsOptions) =>
      runCommand(options, ({ language, signal }) => verify(options, language, signal)),
    )
}

async function verify(options: ReceiptsOptions, language: Language, signal: AbortSignal): Promise<number> {
  const api = createApiClient(await openConfig(configPath(options.config), options, language))
  const { receipts, log } = await verifyOwnReceipts({
    api,
    signal,
    ...(options.online && { checkpoints: new CheckpointKeeper(api.storage, apiLogReader(api, signal)) }),
  })
  const bad = receipts.filter(({ fault }) => fault !== undefined)
  const ok = bad.length === 0
  const text = TEXT[language]
  for (const receipt of receipts) (receipt.fault === undefined ? say : complain)(lineOf(receipt, language))
  if (options.json) print(JSON.stringify({ ok, log, receipts: receipts.map(shownReceipt) }))
  else if (receipts.length === 0) print(text.none)
  else if (ok) print([text.good(receipts.length), log === 'not-asked' ? text.offline : text.consistent].join('\n'))
  return ok ? EXIT.ok : EXIT.rejected
}

function shownReceipt({ file, fault, details, index, own }: OwnReceipt): object {
  const { deliveryId, tenant, domain, rowCount, closedAt } = details ?? {}
  return { file, ok: fault === undefined, fault, own, index, deliveryId, tenant, domain, rowCount, closedAt }
}

function lineOf({ file, fault, details, index, own }: OwnReceipt, language: Language): string {
  const text = TEXT[language]
  if (fault !== undefined) return `✗ ${file}: ${fault}: ${text.bad[fault]}`
  const { closedAt = '', rowCount = 0, tenant, domain } = details ?? {}
  const line = `✓ ${closedAt.slice(0, 10)} · ${tenant}/${domain} · ${counted(rowCount, 'row', language)} · ${text.entry} ${index} · ${file}`
  return own === 'unknown' ? `${line} (${text.unknown})` : line
}
