import { createHash, X509Certificate } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { ServerError } from '../errors.ts'

/** The certificate by which a client proved itself in the handshake of the connection that a request came on. */
export interface ClientCertificate {
  /** `x5t#S256` of RFC 8705: SHA-256 of the certificate as DER, base64url. */
  readonly thumbprint: string
  /** When it counts, both included. */
  readonly validFrom: Date
  readonly validTo: Date
}

/** What of a request's connection matters here. */
export type Incoming = Pick<IncomingMessage, 'socket' | 'headers'>

/** Tells which certificate a request came under; undefined when none was shown. */
export type CertificateOf = (incoming: Incoming | undefined) => ClientCertificate | undefined

/** `Client-Cert` of RFC 9440: the certificate as DER in a byte sequence (RFC 8941). */
const CLIENT_CERT = /^:([A-Za-z0-9+/]{1,16384}={0,2}):$/

/**
 * The certificate of the connection itself; or, when that is of a proxy of the operator's own, the one that the proxy names in the
 * header `Client-Cert`. The header counts from nobody else, so that nobody else can claim by it what he cannot prove.
 * @param proxies Thumbprints of the certificates under which the proxies connect; none: the header never counts.
 */
export function createCertificateOf(proxies: readonly string[]): CertificateOf {
  // The certificate of a connection never changes: TLS 1.3 has no renegotiation, and nothing asks for one after the handshake.
  const known = new WeakMap<Socket, ClientCertificate | undefined>()
  const ofConnection = (socket: Socket): ClientCertificate | undefined => {
    if (!(socket instanceof TLSSocket)) return undefined
    if (!known.has(socket)) known.set(socket, described(socket.getPeerX509Certificate()))
    return known.get(socket)
  }
  return (incoming) => {
    if (incoming === undefined) return undefined
    const own = ofConnection(incoming.socket)
    if (own === undefined || !proxies.includes(own.thumbprint)) return own
    const header = incoming.headers['client-cert']
    return typeof header === 'string' ? fromHeader(header) : undefined
  }
}

function fromHeader(header: string): ClientCertificate | undefined {
  const base64 = CLIENT_CERT.exec(header)?.[1]
  if (base64 === undefined) return undefined
  try {
    return described(new X509Certificate(Buffer.from(header.slice(1, -1), 'base64')))
  } catch {
    return undefined
  }
}

function described(certificate: X509Certificate | undefined): ClientCertificate | undefined {
  if (certificate === undefined) return undefined
  return {
    thumbprint: createHash('sha256').update(certificate.raw).digest('base64url'),
    validFrom: certificate.validFromDate,
    validTo: certificate.validToDate,
  }
}

/**
 * The thumbprint under which a client that is bound to certificates may go on. No authority is asked: the registrar's signature
 * over the directory, which names the thumbprint, is the word that counts, and only the dates are the certificate's own.
 * @param named Thumbprints that the directory names for the client; undefined: it is bound to none.
 * @returns The thumbprint; undefined for a client that is bound to none.
 * @throws ServerError `CLIENT_CERTIFICATE_INVALID`.
 */
export function requireCertificate(
  named: readonly string[] | undefined,
  shown: ClientCertificate | undefined,
  now: Date,
): string | undefined {
  if (named === undefined) return undefined
  if (shown === undefined || !named.includes(shown.thumbprint) || now < shown.validFrom || now > shown.validTo) {
    throw new ServerError('CLIENT_CERTIFICATE_INVALID')
  }
  return shown.thumbprint
}
