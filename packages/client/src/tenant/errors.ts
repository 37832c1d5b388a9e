import { PartyError, type PartyErrorText } from '../http/party-error.ts'

/** What stops a tenant's pull, closed. Items that are bad by themselves are set aside instead: see QUARANTINE. */
export const TENANT_ERRORS = {
  FEED_GAP: {
    exit: 4,
    en: 'The feed misses an item: its cursors do not follow one another. Nothing after the gap was applied. Report it to the registrar.',
    nl: 'In de stroom ontbreekt een onderdeel: de volgnummers sluiten niet aan. Niets na het gat is toegepast. Meld het bij de registrar.',
  },
  FEED_REPLAY: {
    exit: 4,
    en: 'The feed shows an item a second time under another cursor. It was not applied. Report it to the registrar.',
    nl: 'De stroom toont een onderdeel nog eens onder een ander volgnummer. Het is niet toegepast. Meld het bij de registrar.',
  },
  FEED_BEHIND: {
    exit: 4,
    en: 'The feed ends before what was applied already: the service lost items or this is the store of another tenant. Report it.',
    nl: 'De stroom eindigt vóór wat al is toegepast: de dienst verloor onderdelen, of dit is de opslag van een andere afnemer. Meld het.',
  },
  REWRAP_IMPOSSIBLE: {
    exit: 4,
    en: 'The directory names no key of the key engine to seal to. Ask the registrar.',
    nl: 'Het register noemt geen sleutel van de sleutelmachine om voor te verzegelen. Vraag het de registrar.',
  },
  TRANSLATION_UNPROVEN: {
    exit: 4,
    en: 'The log does not show that this translation was approved and carried out as the service says. It was not opened. Report it to the registrar.',
    nl: 'Het logboek toont niet dat deze vertaling is goedgekeurd en uitgevoerd zoals de dienst zegt. Ze is niet geopend. Meld het bij de registrar.',
  },
  STORE_DAMAGED: {
    exit: 8,
    en: 'The store does not hold what its journal says. Restore the folder from a backup; do not edit its files.',
    nl: 'De opslag bevat niet wat het journaal zegt. Herstel de map uit een back-up; wijzig de bestanden niet zelf.',
  },
  STORE_OF_ANOTHER: {
    exit: 2,
    en: 'The folder is the store of another tenant or not a store. Choose another folder.',
    nl: 'De map is de opslag van een andere afnemer of geen opslag. Kies een andere map.',
  },
  STORE_BUSY: {
    exit: 5,
    en: 'Another process is pulling into this store now. Wait for it.',
    nl: 'Een ander proces haalt nu op naar deze opslag. Wacht daarop.',
  },
  STORE_UNWRITABLE: {
    exit: 8,
    en: 'The store cannot be read or written. Check its permissions and the space on the disk, and run the same command again.',
    nl: 'De opslag kan niet worden gelezen of beschreven. Controleer rechten en schijfruimte en geef dezelfde opdracht nog eens.',
  },
} as const satisfies Record<string, PartyErrorText>
export type TenantErrorCode = keyof typeof TENANT_ERRORS

/** A pull that cannot go on. The message is the code; `cursor` says at which item. */
export class TenantError extends PartyError {
  override readonly name = 'TenantError'
  declare readonly code: TenantErrorCode
  readonly cursor: number | undefined
  constructor(code: TenantErrorCode, { cursor, cause }: { cursor?: number; cause?: unknown } = {}) {
    super(code, TENANT_ERRORS[code], { cause, ...(cursor !== undefined && { where: { cursor } }) })
    this.cursor = cursor
  }
}
