import { randomBytes } from 'node:crypto'
import forge from 'node-forge'
import { ServerError } from '../kernel/errors.ts'
import type { CertificateMaker, LeafUse, Validity } from './port.ts'

/** PBKDF2 rounds of a bundle: what a vendor's product opens within a second. */
const BUNDLE_ROUNDS = 100_000
/** Subject of what is made here. */
const ORGANISATION = 'Sluis'

/**
 * The one file that touches node-forge. It reads what its own operator made or was handed (a signing request), never what comes
 * over the network, and judges no certificate: forge has had flaws in exactly that.
 */
export const forgeCertificates: CertificateMaker = {
  authority: (commonName, privateKey, validity) => {
    const key = forge.pki.privateKeyFromPem(privateKey)
    const certificate = blank(commonName, forge.pki.setRsaPublicKey(key.n, key.e), validity)
    certificate.setIssuer(certificate.subject.attributes)
    certificate.setExtensions([
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      { name: 'subjectKeyIdentifier' },
    ])
    return signed(certificate, key)
  },
  leaf: (authority, { commonName, publicKey }, use, validity) => {
    const issuer = forge.pki.certificateFromPem(authority.certificate)
    const key = forge.pki.privateKeyFromPem(authority.privateKey)
    const certificate = blank(commonName, forge.pki.publicKeyFromPem(publicKey), validity)
    certificate.setIssuer(issuer.subject.attributes)
    certificate.setExtensions([
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      ...extensionsOf(use),
      { name: 'subjectKeyIdentifier' },
      {
        name: 'authorityKeyIdentifier',
        keyIdentifier: issuer.generateSubjectKeyIdentifier().getBytes(),
      },
    ])
    return signed(certificate, key)
  },
  signingRequest: (commonName, privateKey) => {
    const key = forge.pki.privateKeyFromPem(privateKey)
    const request = forge.pki.createCertificationRequest()
    request.publicKey = forge.pki.setRsaPublicKey(key.n, key.e)
    request.setSubject(subject(commonName))
    request.sign(key, forge.md.sha256.create())
    return forge.pki.certificationRequestToPem(request)
  },
  readSigningRequest: (pem) => {
    try {
      const request = forge.pki.certificationRequestFromPem(pem)
      const commonName: unknown = request.subject.getField('CN')?.value
      if (!request.verify() || request.publicKey === null || typeof commonName !== 'string') throw new Error('unproved')
      return { commonName, publicKey: forge.pki.publicKeyToPem(request.publicKey) }
    } catch (cause) {
      throw new ServerError('CERTIFICATE_REQUEST_INVALID', { cause })
    }
  },
  bundle: (leaf, authority, passphrase) => {
    const key = forge.pki.privateKeyFromPem(leaf.privateKey)
    const chain = [leaf.certificate, authority].map((pem) => forge.pki.certificateFromPem(pem))
    const bundle = forge.pkcs12.toPkcs12Asn1(key, chain, passphrase, {
      algorithm: 'aes256',
      count: BUNDLE_ROUNDS,
      generateLocalKeyId: true,
    })
    return new Uint8Array(Buffer.from(forge.asn1.toDer(bundle).getBytes(), 'binary'))
  },
}

function subject(commonName: string): forge.pki.CertificateField[] {
  return [
    { name: 'organizationName', value: ORGANISATION },
    { name: 'commonName', value: commonName },
  ]
}

function extensionsOf(use: LeafUse): object[] {
  if (use.kind === 'client') return [{ name: 'extKeyUsage', clientAuth: true }]
  const altNames = use.hostnames.map((name) =>
    /^[\d.]+$|:/.test(name) ? { type: 7, ip: name } : { type: 2, value: name },
  )
  return [
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames },
  ]
}

function blank(commonName: string, publicKey: forge.pki.PublicKey, { from, until }: Validity): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = publicKey
  // 127 random bits, and never negative (RFC 5280 section 4.1.2.2).
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  certificate.serialNumber = serial.toString('hex')
  certificate.validity.notBefore = from
  certificate.validity.notAfter = until
  certificate.setSubject(subject(commonName))
  return certificate
}

function signed(certificate: forge.pki.Certificate, key: forge.pki.rsa.PrivateKey): string {
  certificate.sign(key, forge.md.sha256.create())
  return forge.pki.certificateToPem(certificate)
}
