import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { SecureContextOptions } from 'node:tls'
import { createSecureContext } from 'node:tls'
import { ServerError } from '../kernel/errors.ts'
import type { Logger } from '../kernel/log.ts'
import { describeError } from '../kernel/log.ts'

/** Where the gateway's own certificate (PEM, with the chain below it) and its private key (PEM) stand. */
export interface TlsFiles {
  readonly certificateFile: string
  readonly keyFile: string
}

/** What a secure context is made of. TLS 1.3 and nothing older: no renegotiation, no compression, no static key exchange. */
export type TlsIdentity = Pick<SecureContextOptions, 'cert' | 'key' | 'minVersion'>

/** From here on the log speaks of the end of the certificate, in days. */
const WARN_DAYS = 21
const DAY_MS = 86_400_000

/** Follows the two files: whoever renews the certificate writes them, and the gateway goes on with the new ones. */
export interface TlsWatch {
  readonly identity: TlsIdentity
  /** Reads the files again. @returns The new identity; undefined while they are the same, or do not fit together. */
  readonly renewed: () => TlsIdentity | undefined
}

/**
 * @throws ServerError `CONFIGURATION_INVALID` when the files cannot be read at the start, or the key is not the certificate's;
 * the log says which.
 */
export function watchTlsFiles(files: TlsFiles, logger: Logger, now: () => Date): TlsWatch {
  const read = (): { cert: string; key: string } => ({
    cert: readFileSync(files.certificateFile, 'utf8'),
    key: readFileSync(files.keyFile, 'utf8'),
  })
  let seen: { cert: string; key: string }
  try {
    seen = read()
    checked(seen)
  } catch (cause) {
    logger.error('the TLS certificate or its key cannot be used', describeError(cause))
    throw new ServerError('CONFIGURATION_INVALID', { cause })
  }
  // The one in force: the files may hold another that does not fit.
  let inForce = seen.cert
  let warned = now()
  warnOfEnd(seen.cert, logger, warned)
  return {
    identity: checked(seen),
    renewed: () => {
      try {
        const next = read()
        if (next.cert === seen.cert && next.key === seen.key) {
          // Its end comes nearer while nothing is written: once a day, as long as it is near.
          if (now().getTime() - warned.getTime() >= DAY_MS) {
            warned = now()
            warnOfEnd(inForce, logger, warned)
          }
          return undefined
        }
        // Remembered before it is judged: a pair that does not fit is reported once, not at every look.
        seen = next
        const identity = checked(next)
        inForce = next.cert
        warned = now()
        warnOfEnd(next.cert, logger, warned)
        logger.info('the TLS certificate was renewed')
        return identity
      } catch (error) {
        logger.error('the new TLS certificate or key cannot be used: the old one stays', describeError(error))
        return undefined
      }
    },
  }
}

/** The identity, once OpenSSL has found that the key belongs to the certificate. */
function checked({ cert, key }: { cert: string; key: string }): TlsIdentity {
  const identity = { cert, key, minVersion: 'TLSv1.3' } as const
  createSecureContext(identity)
  return identity
}

function warnOfEnd(cert: string, logger: Logger, now: Date): void {
  const days = Math.floor((new X509Certificate(cert).validToDate.getTime() - now.getTime()) / DAY_MS)
  if (days < 0) logger.error('the TLS certificate has expired: clients refuse the connection', { days })
  else if (days < WARN_DAYS) logger.warn('the TLS certificate expires soon', { days })
}
