import { type Directory, directoryDigest } from '@sluis/ttp-core/common'
import { signDirectory } from '@sluis/ttp-core/registrar'
import { TestLog } from '../tenant/log.ts'
import { registrar } from '../tenant/world.ts'

/** A log with the versions of the directory that were published, as the service hands both over. */
export class Publications {
  readonly log = new TestLog()
  readonly #published: { readonly document: string; readonly opening: ReturnType<TestLog['add']> }[] = []

  /** Publishes the next version at this moment (RFC 3339). */
  async publish(directory: Directory, at: string): Promise<void> {
    const previousDigest = this.document === '' ? '' : directoryDigest(this.document)
    const version = this.#published.length + 1
    const document = await signDirectory({ ...directory, version, previousDigest }, registrar.privateJwk)
    const details = { version, digest: directoryDigest(document) }
    this.#published.push({ document, opening: this.log.add('directory.published', details, 'registrar', at) })
  }

  /** The newest. */
  get document(): string {
    return this.#published.at(-1)?.document ?? ''
  }

  /** What the service answers to a request for directories and the log; undefined for another path. */
  answer(path: string): object | Uint8Array | string | undefined {
    if (path === '/v1/directory') return { document: this.document }
    const version = Number(/^\/v1\/directory\/(\d+)$/.exec(path)?.[1])
    const found = this.#published[version - 1]
    if (found !== undefined) return { version, document: found.document, evidence: this.log.prove(found.opening) }
    if (path === '/v1/log/checkpoint') return this.log.note()
    return path.startsWith('/v1/log/') ? this.log.tile(path.slice('/v1/log/'.length)) : undefined
  }
}
