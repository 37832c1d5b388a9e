import type { FileReport, MappedField, Mapping, OwnReceipt, Question } from '@sluis/client/browser'

/** A text in both languages of the page. */
export interface Both {
  readonly nl: string
  readonly en: string
}

/** What went wrong, as it crosses from the worker to the page: a code of a closed list and its text, never a value of the file. */
export interface Fault {
  readonly code: string
  readonly text: Both
  /** Row, line, column or setting, where there is one. */
  readonly where: Readonly<Record<string, string | number>>
  readonly retryable: boolean
  /** Whether the pages about codes explain it. */
  readonly isExplained?: boolean
  /** Whether it is the file that does not serve: trying the same one again is of no use. */
  readonly isOfFile?: boolean
}

/** Who this browser is. */
export interface Status {
  readonly stage: 'new' | 'waiting' | 'ready'
  readonly url?: string
  readonly organisation?: string
  readonly clientId?: string
  /** Of the request of enrolment: 8 groups of 5 digits. */
  readonly fingerprint?: string
  /** Deliveries that an earlier visit sealed and did not end, by the tag of their content. */
  readonly unfinished: readonly { readonly tag: string; readonly deliveryId: string; readonly isWhole: boolean }[]
}

/** To whom this institution may deliver. */
export interface Agreed {
  readonly tenant: string
  readonly domain: string
  readonly tenantName: string
}

/** What the directory says of this browser. */
export interface Connected {
  readonly version: number
  readonly organisationName: string
  /** Identifier of the key in force; `next` are keys that wait for the registrar. */
  readonly kid: string
  readonly next: readonly string[]
  readonly agreements: readonly Agreed[]
  readonly chosen?: Agreed
  /** By how many seconds this computer's clock is ahead of the service's (behind: less than none), where it matters. */
  readonly clockAhead?: number
}

/** A column of the file, for the eyes of the user: `examples` are values and stay in the page. */
export interface ColumnView {
  readonly name: string
  readonly field?: MappedField
  readonly confidence?: number
  readonly examples: readonly string[]
}

/** A file that was looked at. */
export interface Looked {
  readonly name: string
  readonly bytes: number
  readonly format: string
  readonly encoding: string
  readonly delimiter?: string
  readonly columns: readonly ColumnView[]
  /** The first rows, as they stand in the file. */
  readonly preview: readonly (readonly string[])[]
  readonly questions: readonly AskedView[]
  /**
   * What the file was looked at with: nothing, answers, or the mapping of an earlier delivery. It names no columns that were only recognised:
   * what is asked about these would be settled unanswered.
   */
  readonly mapping: Mapping
  /** The columns as they are used, recognised or named. */
  readonly settled: NonNullable<Mapping['columns']>
  /** Whether the mapping of an earlier delivery was used. */
  readonly isRemembered: boolean
}
export interface AskedView extends Question {
  readonly text: Both
  readonly answer?: string
  readonly labels: readonly Both[]
  /** Words of the file as each option would read them. */
  readonly examples: readonly string[]
}

/** What leaves the browser in one kind of part. */
export interface PartView {
  readonly kind: 'identity' | 'activity'
  readonly recipient: string
  /** Of the recipient's public key: 8 groups of 5 digits. */
  readonly fingerprint: string
  readonly fields: readonly { readonly field: string; readonly columns: readonly string[] }[]
}

export interface FindingView {
  readonly code: string
  readonly level: string
  readonly count: number
  readonly column?: string
  readonly rows: readonly number[]
  readonly text: Both
}
export interface GroupView {
  readonly title: Both
  readonly level: string
  readonly count: number
  readonly findings: readonly FindingView[]
}

/** How well the rows that leave can be linked: each line a count of rows and what they have. */
export interface LinkabilityView {
  readonly rows: number
  readonly distinctRecords: number
  readonly isEstimated: boolean
  readonly strength: readonly { readonly rows: number; readonly text: Both }[]
  readonly identifiers: readonly { readonly rows: number; readonly text: Both }[]
  readonly repeated: readonly { readonly rows: number; readonly values: number; readonly text: Both }[]
  readonly advice: readonly { readonly rows: number; readonly text: Both }[]
}

/** Months, YYYY-MM, both included. */
export interface Period {
  readonly from: string
  readonly until: string
}

/** A file of which every row was read. */
export interface Checked {
  readonly report: FileReport
  readonly linkability: LinkabilityView
  readonly groups: readonly GroupView[]
  readonly parts: readonly PartView[]
  /** Columns that stay here. */
  readonly staying: readonly string[]
}

/** A sealed chunk as it left, to hold beside what the browser's own tools show. */
export interface SentChunk {
  readonly path: string
  readonly characters: number
  readonly identityDigest: string
  readonly activityDigest: string
  /** The body of the request, of the first chunk alone. */
  readonly body?: string
}

export interface Sent {
  readonly deliveryId: string
  readonly rows: number
  readonly chunks: number
  readonly resumed: boolean
  readonly receipt: OwnReceipt
  /** Size of the log that the receipt's checkpoint signs. */
  readonly logSize: number
  readonly sent: readonly SentChunk[]
}

export type Progress =
  | { readonly step: 'reading'; readonly rows: number; readonly share: number }
  | { readonly step: 'sealed'; readonly rows: number; readonly chunks: number }
  | { readonly step: 'uploaded'; readonly chunks: number; readonly of?: number }
  | { readonly step: 'closing' }
  /** Until the next attempt: the service asked for it, or cannot be reached. */
  | { readonly step: 'waiting'; readonly seconds: number }

/** What the page asks of its worker: name, what goes in, what comes out. */
export interface Calls {
  status: { in: null; out: Status }
  enrol: { in: { url: string; organisation: string; clientId: string }; out: Status }
  finishEnrolment: { in: { typed: string }; out: Status }
  forget: { in: null; out: Status }
  connect: { in: null; out: Connected }
  choose: { in: { tenant: string; domain: string }; out: Connected }
  look: { in: { file: File; mapping?: Mapping }; out: Looked }
  check: { in: { file: File; mapping: Mapping }; out: Checked }
  errors: {
    in: { file: File; mapping: Mapping; language: 'nl' | 'en' }
    out: { xlsx?: Blob; rows: number; rest: number }
  }
  send: { in: { file: File; mapping: Mapping; again: boolean; period?: Period }; out: Sent }
  finish: { in: { tag: string }; out: Sent | null }
  receipts: { in: null; out: readonly OwnReceipt[] }
  receiptText: { in: { deliveryId: string }; out: string }
  rotate: { in: null; out: { fingerprint: string } }
  dropOldKeys: { in: null; out: { dropped: number } }
}
export type CallName = keyof Calls

export type ToWorker =
  | { readonly id: number; readonly call: CallName; readonly input: unknown }
  | { readonly id: number; readonly abort: true }
export type FromWorker =
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly fault: Fault }
