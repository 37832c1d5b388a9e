import type {
  Activity,
  AttributeRow,
  Change,
  CoreErrorCode,
  Pseudonym,
  Rewrap,
  RewrapRefusal,
} from '@sluis/ttp-core/tenant'
import type { SeenCheckpoint } from '../auditor/index.ts'
import type { ReleaseItem, ReleaseParts } from './ports.ts'

/** Coarse attributes of the person, as the domain's policy allows. */
export type Attributes = Omit<AttributeRow, 'row'>

/** One visit as the tenant may know it. */
export interface TenantRow {
  readonly domain: string
  readonly institution: string
  /** UUID of the delivery, and the row's place in it (0-based, after the institution's shuffle). */
  readonly delivery: string
  readonly row: number
  /** Absent for an anonymous visit. */
  readonly person?: Pseudonym
  readonly household?: Pseudonym
  readonly attributes?: Attributes
  readonly activity: Activity
}

/**
 * What the TTP learnt of subjects whom it named before. `merge`: `old` and `new` turned out to be one, from now on `old` reads as
 * `new`. `split`: the rows that are named, by delivery and number, turned out to be `new`'s and not `old`'s. `rewrap`: `old`, of an
 * older epoch, and `new` are one subject, the answer to what the tenant asked. `erase`: the person of `old` was erased; what is kept
 * of it is to be deleted, and what comes of it later. `Forwarding` applies them all.
 */
export type TenantChange = Change<Pseudonym> | Rewrap<Pseudonym>

/** Why something of the feed was set aside instead of handed over. */
export const QUARANTINE = {
  ROW_OUT_OF_CHUNK: {
    en: 'The number of the row does not belong to its chunk, by the manifest of the institution. Report it.',
    nl: 'Het nummer van de regel hoort niet bij dit deel, volgens de lijst die de instelling tekende. Meld het.',
  },
  ROW_BEFORE_AGREEMENT: {
    en: 'The visit lies before the agreement with the institution came into force: it may not be used.',
    nl: 'Het bezoek ligt vóór de overeenkomst met de instelling: het mag niet worden gebruikt.',
  },
  ROW_AFTER_AGREEMENT: {
    en: 'The visit lies after the end of the agreement with the institution: it may not be used.',
    nl: 'Het bezoek ligt na het einde van de overeenkomst met de instelling: het mag niet worden gebruikt.',
  },
  ROW_SURVEY_NOT_AGREED: {
    en: 'The agreement with the institution does not name this questionnaire: the answers may not be used.',
    nl: 'In de overeenkomst met de instelling staat deze vragenlijst niet: de antwoorden mogen niet worden gebruikt.',
  },
  ROW_ANONYMOUS: {
    en: 'The row has no pseudonym and the agreement does not allow anonymous visits.',
    nl: 'De regel heeft geen pseudoniem en de overeenkomst staat anonieme bezoeken niet toe.',
  },
  ROW_WITHOUT_ACTIVITY: {
    en: 'There is a pseudonym for a row of which the institution sent no activity.',
    nl: 'Er is een pseudoniem voor een regel waarvan de instelling geen activiteit zond.',
  },
  AGREEMENT_MISSING: {
    en: 'The directory names no agreement for this institution, tenant and domain.',
    nl: 'Het register noemt geen overeenkomst voor deze instelling, afnemer en dit domein.',
  },
  PSEUDONYM_REFUSED: {
    en: 'A pseudonym of an older epoch was not carried over: its key was destroyed, or it is not of this domain. It keeps its name.',
    nl: 'Een pseudoniem uit een ouder tijdvak is niet omgezet: de sleutel is vernietigd, of het hoort niet bij dit domein. Het houdt zijn naam.',
  },
  EVIDENCE_INVALID: {
    en: 'The audit log does not prove this item. Keep it and warn the auditor.',
    nl: 'Het logboek bewijst dit onderdeel niet. Bewaar het en waarschuw de auditor.',
  },
  MANIFEST_INVALID: {
    en: 'The institution did not sign for this chunk. Keep it and warn the auditor.',
    nl: 'De instelling tekende niet voor dit deel. Bewaar het en waarschuw de auditor.',
  },
  PART_MISSING: {
    en: 'The gateway did not hand over every part of this item. Try later with `sluis tenant retry`.',
    nl: 'De dienst gaf niet alle delen van dit onderdeel. Probeer het later opnieuw met `sluis tenant retry`.',
  },
  PART_CHANGED: {
    en: 'A part is not the one that the audit log or the institution names. Keep it and warn the auditor.',
    nl: 'Een deel is niet dat wat het logboek of de instelling noemt. Bewaar het en waarschuw de auditor.',
  },
  PART_UNUSABLE: {
    en: 'A part does not open, is not signed by whom it should be, or does not fit the standard.',
    nl: 'Een deel gaat niet open, is niet ondertekend door wie het hoort, of past niet bij de standaard.',
  },
} as const
export type QuarantineCode = keyof typeof QUARANTINE

/**
 * Set aside: a single row, or, without `row`, the whole item. `reason` is the core's error, where there was one. In an answer to a
 * rewrap `row` is the place in the list that was sent.
 */
export interface Quarantined {
  readonly code: QuarantineCode
  readonly row?: number
  readonly reason?: CoreErrorCode | RewrapRefusal
}

/** An item as the gateway handed it over: evidence, for the auditor. What is sealed in it stays sealed. */
export interface SealedItem {
  readonly item: ReleaseItem
  readonly parts: ReleaseParts
}

/** What one item of the feed came to. Apply it whole, together with its cursor, or not at all. */
export interface TenantBatch {
  readonly cursor: number
  readonly kind: 'chunk' | 'change'
  readonly domain: string
  readonly institution?: string
  readonly delivery?: string
  readonly chunk?: number
  readonly change?: string
  /** Of a list of changes that answers a rewrap of this tenant: which rewrap, and which list of it. */
  readonly rewrap?: { readonly id: string; readonly chunk: number }
  readonly rows: readonly TenantRow[]
  readonly changes: readonly TenantChange[]
  readonly quarantined: readonly Quarantined[]
  /** Where the audit log proves this item; absent when it does not. */
  readonly logged?: { readonly index: number; readonly checkpoint: SeenCheckpoint }
  /** The item itself, when it was set aside whole. */
  readonly sealed?: SealedItem
}

/**
 * The name under which an item may come once, however often its cursor changes: the chunk of a delivery, or the change. Absent for
 * an item that the log does not prove: then its names are only claimed.
 */
export function itemKey({ kind, delivery, chunk, change, logged }: TenantBatch): string | undefined {
  if (logged === undefined) return undefined
  return kind === 'change' ? `change ${change}` : `chunk ${delivery} ${chunk}`
}
