import type { z } from '@hono/zod-openapi'
import type { Actor } from '../../kernel/http/actor.ts'
import { acknowledge } from './acknowledge.ts'
import { assemble } from './assemble.ts'
import { listReleases } from './list-releases.ts'
import type { ReleasePorts } from './ports.ts'
import { publish } from './publish.ts'
import { readParts } from './read-parts.ts'
import { readRewrap } from './read-rewrap.ts'
import { receiveRewrap } from './receive-rewrap.ts'
import type { ReceivedRewrapChunk, Rewrap } from './rewrap-schemas.ts'
import type { ReleaseParts, Releases } from './schemas.ts'

export type { ReleasePorts } from './ports.ts'

/** What tenants receive: a feed of sealed parts, each in the audit log before it is released. */
export interface Release {
  readonly listReleases: (actor: Actor, raw: unknown) => Promise<z.output<typeof Releases>>
  readonly readParts: (actor: Actor, raw: unknown) => Promise<z.output<typeof ReleaseParts>>
  readonly acknowledge: (actor: Actor, raw: unknown) => Promise<void>
  readonly receiveRewrap: (
    actor: Actor,
    raw: unknown,
  ) => Promise<{ readonly chunk: z.output<typeof ReceivedRewrapChunk>; readonly isNew: boolean }>
  readonly readRewrap: (actor: Actor, raw: unknown) => Promise<z.output<typeof Rewrap>>
  /** Steps of work loops. */
  readonly assemble: () => Promise<boolean>
  readonly publish: () => Promise<boolean>
}

/** Makes the release of its ports. */
export function createRelease(ports: ReleasePorts): Release {
  return {
    listReleases: (actor, raw) => listReleases(ports, actor, raw),
    readParts: (actor, raw) => readParts(ports, actor, raw),
    acknowledge: (actor, raw) => acknowledge(ports, actor, raw),
    receiveRewrap: (actor, raw) => receiveRewrap(ports, actor, raw),
    readRewrap: (actor, raw) => readRewrap(ports, actor, raw),
    assemble: () => assemble(ports),
    publish: () => publish(ports),
  }
}
