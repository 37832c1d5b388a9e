import type { Signer, SigningKey, SignPublicJwk } from '@sluis/ttp-core/common'

/** Who a client is and where it talks to, on whichever platform it runs. */
export interface ServiceConfig {
  /** Base address of the service, without a slash at the end. */
  readonly url: string
  /** The organisation's identifier in the directory. */
  readonly organisation: string
  readonly clientId: string
  /** Signs tokens, manifests and parts. */
  readonly signKey: Signer
  /** Keys that follow it: each is used once the directory names it, see `signKeyInForce`. */
  readonly nextSignKeys?: readonly Signer[]
  /** The registrar's public key, compared out of band at enrolment. */
  readonly registrarKey: SignPublicJwk
  /** For an institution: to whom it delivers. For a tenant: the domain that it reads. */
  readonly tenant?: string
  readonly domain?: string
  /** Country whose rules hold for addresses and phones without one, `NL` by default. */
  readonly country: string
}

/** A client on a machine with files; keys are read and checked. */
export interface ClientConfig extends ServiceConfig {
  readonly signKey: SigningKey
  readonly nextSignKeys?: readonly SigningKey[]
  /** Trust and certificate of the connection; absent: what the machine trusts, and no certificate. */
  readonly tls?: TlsOptions
  /** For a tenant: the private keys (JWK) that open what is sealed to it; the tenant's own library checks them. */
  readonly sealKeys?: readonly unknown[]
  /** Folder for the outbox, receipts and the last directory seen. */
  readonly stateDirectory: string
}

/** What a connection trusts and shows, as Node's TLS takes it. */
export interface TlsOptions {
  /** Certificates (PEM) of the authority that certified the service, where the machine does not know it. */
  readonly ca?: string
  /** The client's certificate (PEM, with its chain) and its private key. */
  readonly cert?: string
  readonly key?: string
  /** Both in one PKCS#12 file. */
  readonly pfx?: Uint8Array
  readonly passphrase?: string
}
