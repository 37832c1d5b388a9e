/** What an audit can find, closed. Each is evidence against the operator: keep the files, and show them to the registrar. */
export const AUDIT_FAULTS = {
  CHECKPOINT_MISSING: {
    en: 'There is no signed checkpoint of the log.',
    nl: 'Er is geen ondertekend controlepunt van het logboek.',
  },
  CHECKPOINT_INVALID: {
    en: 'The checkpoint is not signed by the log that the directory names.',
    nl: 'Het controlepunt is niet ondertekend door het logboek dat het register noemt.',
  },
  ENTRIES_MISSING: {
    en: 'The log does not hand over the entries that its checkpoint counts.',
    nl: 'Het logboek geeft niet alle regels die zijn controlepunt telt.',
  },
  ENTRY_MALFORMED: {
    en: 'An entry of the log does not follow the specification.',
    nl: 'Een regel van het logboek volgt de specificatie niet.',
  },
  ENTRY_REPEATED: {
    en: 'The same entry stands in the log twice.',
    nl: 'Dezelfde regel staat twee keer in het logboek.',
  },
  ROOT_MISMATCH: {
    en: 'The entries do not give the root that the checkpoint signs.',
    nl: 'De regels geven niet de wortel die het controlepunt ondertekent.',
  },
  TILE_MISMATCH: {
    en: 'A tile of hashes is missing or is not the one that the entries give.',
    nl: 'Een tegel met hashes ontbreekt of is niet die welke de regels geven.',
  },
  FORKED: {
    en: 'An earlier checkpoint is not a beginning of this log: the log was rewritten or shows two faces.',
    nl: 'Een eerder controlepunt is geen begin van dit logboek: het is herschreven of toont twee gezichten.',
  },
  SHRUNK: {
    en: 'The log is smaller than an earlier checkpoint of it.',
    nl: 'Het logboek is kleiner dan een eerder controlepunt ervan.',
  },
  KEY_REPLACED: {
    en: 'A key of the log signed a checkpoint after another key had replaced it: somebody used the old key.',
    nl: 'Een sleutel van het logboek ondertekende een controlepunt nadat een andere hem had vervangen: iemand gebruikte de oude sleutel.',
  },
  DIRECTORY_MISSING: {
    en: 'A version of the directory is not handed over.',
    nl: 'Een versie van het register wordt niet gegeven.',
  },
  DIRECTORY_INVALID: {
    en: 'A version of the directory is not sound, or not signed by the pinned registrar key.',
    nl: 'Een versie van het register deugt niet of is niet ondertekend met de vastgelegde sleutel van de registrar.',
  },
  DIRECTORY_CHAIN_BROKEN: {
    en: 'A version of the directory does not name the version before it, or not the one that was seen.',
    nl: 'Een versie van het register noemt niet de vorige, of is niet de versie die eerder is gezien.',
  },
  DIRECTORY_EVIDENCE_INVALID: {
    en: 'The evidence that a version of the directory was logged does not hold.',
    nl: 'Het bewijs dat een versie van het register in het logboek staat, klopt niet.',
  },
  DIRECTORY_HIDDEN: {
    en: 'The log records the publication of more versions of the directory than are handed over.',
    nl: 'Het logboek noemt meer versies van het register dan er worden gegeven.',
  },
  RECEIPT_MALFORMED: {
    en: 'A file among the receipts is no receipt.',
    nl: 'Een bestand bij de ontvangstbevestigingen is er geen.',
  },
  RECEIPT_INVALID: {
    en: 'A receipt does not hold: details, commitment, entry and proof do not belong together.',
    nl: 'Een ontvangstbevestiging klopt niet: gegevens, verbintenis, regel en bewijs horen niet bij elkaar.',
  },
  DESTRUCTION_MALFORMED: {
    en: 'A file among the certificates of destroyed keys is none.',
    nl: 'Een bestand bij de certificaten van vernietigde sleutels is er geen.',
  },
  DESTRUCTION_INVALID: {
    en: 'A certificate does not prove that two key custodians approved the destruction in the log before the key was destroyed.',
    nl: 'Een certificaat bewijst niet dat twee sleutelbewaarders de vernietiging in het logboek goedkeurden voor de sleutel verdween.',
  },
} as const
export type AuditFaultCode = keyof typeof AUDIT_FAULTS

/** One finding: `index` is a place or size in the log, `version` one of the directory, `file` a name in the folder. */
export interface AuditFault {
  readonly fault: AuditFaultCode
  readonly index?: number
  readonly version?: number
  readonly file?: string
}
