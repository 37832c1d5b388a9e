import type { z } from '@hono/zod-openapi'
import type { ClientCertificate } from '../../kernel/http/client-certificate.ts'
import { createForgetAssertions } from './forget-assertions.ts'
import { issueToken } from './issue-token.ts'
import { listEngineKeys } from './list-engine-keys.ts'
import { listEngineStates } from './list-engine-states.ts'
import { listEnrolmentRequests } from './list-enrolments.ts'
import type { RegistryPorts } from './ports.ts'
import { publishDirectory } from './publish-directory.ts'
import { readDirectory } from './read-directory.ts'
import { receiveEnrolment } from './receive-enrolment.ts'
import type { DirectoryVersion, EngineKeys, EngineStates, EnrolmentRequests, TokenAnswer } from './schemas.ts'
import { createForgetEnrolments } from './settle-enrolments.ts'

export { listEngineStates } from './list-engine-states.ts'
export type { RegistryPorts } from './ports.ts'

/** Who takes part, under which agreements and with which public keys; and the tokens by which they are known. */
export interface Registry {
  readonly issueToken: (raw: unknown, shown: ClientCertificate | undefined) => Promise<z.output<typeof TokenAnswer>>
  readonly publishDirectory: (raw: unknown) => Promise<{ readonly version: number; readonly isNew: boolean }>
  readonly readDirectory: (raw: unknown | 'newest') => Promise<z.output<typeof DirectoryVersion>>
  readonly receiveEnrolment: (raw: unknown, address: string) => ReturnType<typeof receiveEnrolment>
  readonly listEnrolments: () => Promise<z.output<typeof EnrolmentRequests>>
  readonly listEngineKeys: () => Promise<z.output<typeof EngineKeys>>
  readonly listEngineStates: () => Promise<z.output<typeof EngineStates>>
  /** Step of a work loop. */
  readonly forgetAssertions: () => Promise<boolean>
  readonly forgetEnrolments: () => Promise<boolean>
}

/** Makes the registry of its ports. */
export function createRegistry(ports: RegistryPorts): Registry {
  return {
    issueToken: (raw, shown) => issueToken(ports, raw, shown),
    publishDirectory: (raw) => publishDirectory(ports, raw),
    readDirectory: (raw) => readDirectory(ports, raw),
    receiveEnrolment: (raw, address) => receiveEnrolment(ports, raw, address),
    listEnrolments: () => listEnrolmentRequests(ports),
    listEngineKeys: () => listEngineKeys(ports),
    listEngineStates: () => listEngineStates(ports),
    forgetAssertions: createForgetAssertions(ports),
    forgetEnrolments: createForgetEnrolments(ports),
  }
}
