import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { directoryDigest, manifestDigest, type Receipt } from '@sluis/ttp-core/common'
import { expect } from 'vitest'
import type { AuditReport } from '../../src/auditor/index.ts'
import { createApiClient } from '../../src/http/index.ts'
import { TestLog } from '../tenant/log.ts'
import { directoryChain, museum, registrar } from '../tenant/world.ts'

/** The public side of a service, in this process, with every part open to being falsified. */
export class TestService {
  log = new TestLog()
  documents: string[] = []
  readonly openings: ReturnType<TestLog['add']>[] = []
  /** Tiles as the service hands them over instead of its own; `null` for none. */
  readonly tiles = new Map<string, Uint8Array | null>()
  requests = 0
  down = false

  static async start({ versions = 3, entries = 600 } = {}): Promise<TestService> {
    const service = new TestService()
    for (const document of await directoryChain(versions)) {
      service.publish(document)
      for (let entry = 0; entry < entries / versions; entry += 1)
        service.log.add('token.issued', { entry }, 'museum-client')
    }
    return service
  }

  publish(document: string): void {
    this.documents.push(document)
    const details = { version: this.documents.length, digest: directoryDigest(document) }
    this.openings.push(this.log.add('directory.published', details, 'registrar'))
  }

  /** The same log with one entry exchanged for another that is well-formed. */
  rewrite(at: number): void {
    const other = new TestLog()
    other.add('key.lent', { at }, 'engine:key')
    this.log = new TestLog(this.log.entries.map((entry, index) => (index === at ? (other.entries[0] ?? '') : entry)))
  }

  /** A receipt as an institution has it, under the head of this moment. */
  receipt(): Receipt {
    const details = {
      deliveryId: randomUUID(),
      institution: 'museum',
      tenant: 'audience',
      domain: 'reach',
      chunkCount: 1,
      rowCount: 2,
      manifestDigest: manifestDigest('a manifest'),
      closedAt: '2026-03-01T12:00:00.000Z',
    }
    const evidence = this.log.prove(this.log.add('delivery.closed', details, 'museum-client'))
    return { schema: 'sluis-receipt/1', ...evidence, details }
  }

  client(stateDirectory: string) {
    const config = {
      url: 'https://ttp.test',
      organisation: 'museum',
      clientId: 'museum-client',
      signKey: museum.privateJwk,
      registrarKey: registrar.publicJwk,
      country: 'NL',
      stateDirectory,
    }
    return createApiClient(config, { fetch: async (url) => this.answer(new URL(url).pathname), retry: { attempts: 1 } })
  }

  answer(path: string): Response {
    this.requests += 1
    if (this.down) return new Response('', { status: 503 })
    if (path === '/v1/log/checkpoint') return new Response(this.log.note())
    if (path === '/v1/directory') return this.#version(this.documents.length)
    if (path.startsWith('/v1/directory/')) return this.#version(Number(path.slice('/v1/directory/'.length)))
    if (!path.startsWith('/v1/log/tile/')) return new Response('{"code":"NOT_FOUND"}', { status: 404 })
    const name = path.slice('/v1/log/'.length)
    const stood = this.tiles.get(name)
    const bytes = stood === undefined ? this.log.tile(name) : stood
    return bytes ? new Response(Uint8Array.from(bytes)) : new Response('{"code":"NOT_FOUND"}', { status: 404 })
  }

  #version(version: number): Response {
    const document = this.documents[version - 1]
    if (document === undefined) return new Response('{"code":"NOT_FOUND"}', { status: 404 })
    const opening = this.openings[version - 1]
    const evidence = opening === undefined || opening.index >= this.log.size ? undefined : this.log.prove(opening)
    return Response.json({ version, document, ...(evidence && { evidence }) })
  }
}

/** The faults of a report, which is verified exactly where it has none. */
export function faultsOf({ verified, faults }: AuditReport): AuditReport['faults'] {
  expect(verified).toBe(faults.length === 0)
  return faults
}

/**
 * Keeps receipts in `folder`, numbered from 0.
 * @returns Where they are.
 */
export async function saveReceipts(folder: string, receipts: readonly object[]): Promise<string> {
  const kept = join(folder, 'receipts')
  await mkdir(kept, { recursive: true })
  for (const [index, receipt] of receipts.entries())
    await writeFile(join(kept, `${index}.json`), JSON.stringify(receipt))
  return kept
}
