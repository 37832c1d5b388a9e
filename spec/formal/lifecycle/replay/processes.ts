import { randomBytes } from 'node:crypto'
import type { SecretKey, SigningKey, SignPublicJwk } from '../../../../packages/ttp-core/src/roles/pseudonymise.ts'
import { createSequencer } from '../../../../packages/ttp-server/src/domains/audit/index.ts'
import { createIdentity, openKeys } from '../../../../packages/ttp-server/src/domains/identity/index.ts'
import { createIntake } from '../../../../packages/ttp-server/src/domains/intake/index.ts'
import { createKeys } from '../../../../packages/ttp-server/src/domains/keys/index.ts'
import { createPseudonymise } from '../../../../packages/ttp-server/src/domains/pseudonymise/index.ts'
import { createRelease } from '../../../../packages/ttp-server/src/domains/release/index.ts'
import { logSigner } from '../../../../packages/ttp-server/src/engines/log-signer.ts'
import { createGateway } from '../../../../packages/ttp-server/src/http/gateway.ts'
import type { Database } from '../../../../packages/ttp-server/src/kernel/database.ts'
import { watchDirectory } from '../../../../packages/ttp-server/src/kernel/directory-watch.ts'
import type { Logger } from '../../../../packages/ttp-server/src/kernel/log.ts'
import { ISSUER, LOG_ORIGIN } from '../../../../packages/ttp-server/test/http/parties.ts'

/** The pool of each role that the processes have. */
export interface Databases {
  readonly registry: Database
  readonly intake: Database
  readonly release: Database
  readonly reveal: Database
  readonly portal: Database
  readonly logReader: Database
  readonly identity: Database
  readonly keys: Database
  readonly pseudonymise: Database
  readonly audit: Database
}

/** What the processes are given besides their databases. */
export interface Surroundings {
  readonly root: SecretKey
  readonly identityRoot: SecretKey
  readonly registrarKey: SignPublicJwk
  readonly tokenKey: SigningKey
  readonly now: () => Date
  readonly logger: Logger
}

/** The server's processes, with the steps of their work loops to be made one at a time. */
export type Processes = Awaited<ReturnType<typeof startProcesses>>

export const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
const DIRECTORY_AGE_MS = 1_000

/** Starts gateway, identity engine and key engine: the very code of the server, without its loops and its sockets. */
export async function startProcesses(databases: Databases, surroundings: Surroundings) {
  const { root, identityRoot, registrarKey, tokenKey, now, logger } = surroundings
  const watch = (database: Database) => watchDirectory(database, registrarKey, now, DIRECTORY_AGE_MS)
  const gateway = createGateway({
    ...databases,
    registrarKey,
    tokenKey,
    issuer: ISSUER,
    now,
    random,
    logger,
    receiptWaitMs: 0,
  })
  const release = createRelease({
    database: databases.release,
    directory: watch(databases.registry),
    now,
    random,
  })
  const intake = createIntake({
    database: databases.intake,
    directory: watch(databases.registry),
    receiptWaitMs: 0,
    now,
    random,
  })
  const identityKeys = await openKeys(databases.identity, identityRoot, random)
  const identity = createIdentity({
    database: databases.identity,
    directory: watch(databases.identity),
    linkageKey: identityKeys.linkage,
    vaultKey: identityKeys.vault,
    sealKeys: identityKeys.seal.map(({ privateJwk }) => privateJwk),
    signKeys: identityKeys.sign.map(({ privateJwk }) => privateJwk),
    country: 'NL',
    now,
    random,
    logger,
  })
  const keys = createKeys({ database: databases.keys, root, now, random })
  await keys.verifyRoot()
  const own = await keys.openEngineKeys(LOG_ORIGIN)
  const sequencer = createSequencer({ database: databases.audit, signer: logSigner(own, LOG_ORIGIN), now, logger })
  const pseudonymise = createPseudonymise({
    database: databases.pseudonymise,
    directory: watch(databases.pseudonymise),
    lendDomainKeys: keys.lendDomainKeys,
    sealKeys: own.seal.map(({ privateJwk }) => privateJwk),
    signKeys: own.sign.map(({ privateJwk }) => privateJwk),
    now,
    random,
    logger,
  })
  return {
    app: gateway.app,
    keys,
    /** What the key engine opens with, for a replay that looks into its queue. */
    subjectOpeners: own.seal.map(({ privateJwk }) => privateJwk),
    /** What the identity engine signs with, for a replay that plays its part. */
    identitySigner: identityKeys.sign[0]?.privateJwk,
    publicKeys: {
      verifierKey: own.verifierKey,
      identity: {
        seal: identityKeys.seal.map(({ publicJwk }) => publicJwk),
        sign: identityKeys.sign.map(({ publicJwk }) => publicJwk),
      },
      key: {
        seal: own.seal.map(({ publicJwk }) => publicJwk),
        sign: own.sign.map(({ publicJwk }) => publicJwk),
      },
    },
    /** Each does one piece of work; false when there was none. */
    steps: {
      verify: identity.verifyNext,
      resolve: identity.resolveNext,
      pseudonymise: async () => (await pseudonymise.step()).kind !== 'idle',
      assemble: release.assemble,
      sequence: sequencer.step,
      publish: release.publish,
      discard: intake.discardRefused,
    },
  }
}

export type StepName = keyof Processes['steps']

/** Whose transaction each step is. */
export const ROLE_OF_STEP: Readonly<Record<StepName, keyof Databases>> = {
  verify: 'identity',
  resolve: 'identity',
  pseudonymise: 'pseudonymise',
  assemble: 'release',
  sequence: 'audit',
  publish: 'release',
  discard: 'intake',
}
