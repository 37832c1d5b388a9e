import { randomUUID } from 'node:crypto'
import { readCheckpointOperation, readTileOperation } from '../../src/domains/audit/operations.ts'
import * as intake from '../../src/domains/intake/operations.ts'
import * as registry from '../../src/domains/registry/operations.ts'
import * as release from '../../src/domains/release/operations.ts'
import * as reveal from '../../src/domains/reveal/operations.ts'
import type { Operation } from '../../src/kernel/http/operation.ts'

/** Every operation of the domains. */
export const OPERATIONS: readonly Operation[] = [
  ...Object.values(registry),
  ...Object.values(intake),
  ...Object.values(release),
  ...Object.values(reveal),
  readCheckpointOperation,
  readTileOperation,
]

/** The operation's path with something well-formed in the place of each parameter. */
export function pathOf({ path }: Operation): string {
  const values: Record<string, string> = {
    deliveryId: randomUUID(),
    requestId: randomUUID(),
    rewrapId: randomUUID(),
    number: '0',
    cursor: '1',
    version: '1',
    path: '0/000',
  }
  return path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => values[name] ?? '')
}
