import type { Directory, Organisation, SigningKey, SignPublicJwk, VerifiedEnrolment } from '@sluis/ttp-core/registrar'
import { directoryDigest, signDirectory, verifyDirectory, verifyEnrolment } from '@sluis/ttp-core/registrar'
import { agreementOf } from '../collaboration/parties.ts'

/** From when the agreements of a practice service are in force. */
const IN_FORCE_FROM = '2020-01-01'
const SCOPES = ['delivery:write', 'delivery:read', 'log:read'] as const

/** The registrar of a practice service, who confirms whoever asks: a real one hears a fingerprint on the telephone first. */
export class PracticeRegistrar {
  readonly #url: string
  readonly #publicKey: SignPublicJwk
  readonly #key: SigningKey
  constructor(url: string, { publicJwk, privateJwk }: { publicJwk: SignPublicJwk; privateJwk: SigningKey }) {
    this.#url = url
    this.#publicKey = publicJwk
    this.#key = privateJwk
  }

  /** The newest directory, or nothing where none was published yet. */
  async document(): Promise<string | undefined> {
    const answer = await fetch(new URL('/v1/directory', this.#url))
    return answer.ok ? ((await answer.json()) as { document: string }).document : undefined
  }

  /** Puts every client that asks into a new version of the directory, with an agreement. Returns who joined. */
  async confirmAll(now: Date): Promise<readonly string[]> {
    const document = await this.document()
    if (document === undefined) return []
    const directory = await verifyDirectory(document, this.#publicKey)
    const asked = await this.#requests()
    const fresh = asked.filter(({ enrolment }) => !knows(directory, enrolment.signKey.kid))
    if (fresh.length === 0) return []
    await this.#publish(fresh.reduce(joined, following(directory, document, now)))
    return fresh.map(({ enrolment }) => enrolment.organisation)
  }

  /** Names the code of the upload page in the directory, so that the gateway serves it. */
  async publishBundle(digest: string, now: Date): Promise<void> {
    const document = await this.document()
    if (document === undefined) return
    const directory = await verifyDirectory(document, this.#publicKey)
    if (directory.portal?.bundles.some((bundle) => bundle.digest === digest)) return
    const bundles = [{ digest, publishedAt: now.toISOString() }]
    await this.#publish({ ...following(directory, document, now), portal: { bundles } })
  }

  async #publish(directory: Directory): Promise<void> {
    const answer = await fetch(new URL('/v1/directory-versions', this.#url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ document: await signDirectory(directory, this.#key) }),
    })
    if (!answer.ok) throw new Error(`the directory was refused: ${await answer.text()}`)
  }

  async #requests(): Promise<readonly VerifiedEnrolment[]> {
    const answer = await fetch(new URL('/v1/enrolment-requests', this.#url))
    const { requests } = (await answer.json()) as { requests: readonly { request: string }[] }
    const read = await Promise.all(requests.map(({ request }) => verifyEnrolment(request).catch(() => undefined)))
    return read.filter((request) => request !== undefined)
  }
}

/** The version after this one, as yet the same. */
const following = (directory: Directory, document: string, now: Date): Directory => ({
  ...directory,
  version: directory.version + 1,
  previousDigest: directoryDigest(document),
  issuedAt: now.toISOString(),
})

function knows({ organisations }: Directory, kid: string): boolean {
  return organisations.some(({ clients }) => clients.some(({ keys }) => keys.some((key) => key.kid === kid)))
}

/** The directory with a client more, of an institution that is new or was there. */
function joined(directory: Directory, { enrolment }: VerifiedEnrolment): Directory {
  const { organisation: id, clientId, signKey, certificates } = enrolment
  const known = directory.organisations.find((each) => each.id === id)
  // Practice is for institutions: who would be somebody else is not confirmed.
  if (known !== undefined && known.kind !== 'institution') return directory
  const bound = certificates.length > 0 ? { certificates } : {}
  const client = { clientId, scopes: SCOPES, keys: [signKey], status: 'active', ...bound } as const
  const organisation: Organisation = {
    ...(known ?? { id, name: id, kind: 'institution', status: 'active', sealKeys: [] }),
    clients: [...(known?.clients ?? []).filter((each) => each.clientId !== clientId), client],
  }
  return {
    ...directory,
    organisations: [...directory.organisations.filter((each) => each.id !== id), organisation],
    agreements: known ? directory.agreements : [...directory.agreements, agreementOf(id, IN_FORCE_FROM)],
  }
}
