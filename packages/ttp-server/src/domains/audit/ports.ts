import type { Database } from '../../kernel/database.ts'
import type { Logger } from '../../kernel/log.ts'

/** Signs heads of the log. The private key stays behind it. */
export interface LogSigner {
  /** Name of the log: a URL without its scheme. */
  readonly origin: string
  /** C2SP verifier key, for checking what an earlier run signed. */
  readonly verifierKey: string
  /** Verifier key of the key that signed before this one. */
  readonly previousKey?: string
  readonly sign: (head: { readonly size: number; readonly root: Uint8Array }) => string
}

/** All that the sequencer can reach. */
export interface SequencerPorts {
  /** Role `ttp_audit`. */
  readonly database: Database
  readonly signer: LogSigner
  /** The signer by the newest directory, which may be another one. Without it, the key of the log never changes. */
  readonly renewSigner?: () => Promise<LogSigner>
  readonly now: () => Date
  readonly logger: Logger
}
