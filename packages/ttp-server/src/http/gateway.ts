import type { SigningKey, SignPublicJwk } from '@sluis/ttp-core/common'
import { logRoutes } from '../domains/audit/routes.ts'
import { createIntake } from '../domains/intake/index.ts'
import { intakeRoutes } from '../domains/intake/routes.ts'
import { createPortal } from '../domains/portal/index.ts'
import { portalRoutes } from '../domains/portal/routes.ts'
import { createRegistry } from '../domains/registry/index.ts'
import { ENROLMENT_RATE } from '../domains/registry/limits.ts'
import { registryRoutes } from '../domains/registry/routes.ts'
import { createRelease } from '../domains/release/index.ts'
import { releaseRoutes } from '../domains/release/routes.ts'
import { createReveal } from '../domains/reveal/index.ts'
import { revealRoutes } from '../domains/reveal/routes.ts'
import type { Database } from '../kernel/database.ts'
import { watchDirectory } from '../kernel/directory-watch.ts'
import { createAccessTokens } from '../kernel/http/access-token.ts'
import { createAuthenticate } from '../kernel/http/authenticate.ts'
import { createAddressOf } from '../kernel/http/caller-address.ts'
import { createCertificateOf } from '../kernel/http/client-certificate.ts'
import { createCrossOrigin } from '../kernel/http/cross-origin.ts'
import { createErrorHandler } from '../kernel/http/handle-error.ts'
import { createMemoryGate } from '../kernel/http/memory-gate.ts'
import type { HttpApp, HttpPorts } from '../kernel/http/mount.ts'
import { createApp } from '../kernel/http/mount.ts'
import { problemResponse } from '../kernel/http/problem.ts'
import { createRateLimiter, shareOf } from '../kernel/http/rate-limit.ts'
import { createRequestLog } from '../kernel/http/request-log.ts'
import { createSecurityHeaders } from '../kernel/http/security-headers.ts'
import type { Logger } from '../kernel/log.ts'
import type { OpenIdProvider } from '../kernel/openid-provider.ts'
import { healthRoutes } from './health.ts'
import {
  CLEANING_IDLE_MS_MAX,
  CLIENT_BODIES_BYTES_MAX,
  DIRECTORY_AGE_MS_MAX,
  PUBLIC_BODIES_BYTES_MAX,
  RATE_LIMIT,
  RECEIPT_WAIT_MS,
  RELEASE_IDLE_MS_MAX,
} from './limits.ts'
import { mountDocument } from './openapi-document.ts'
import type { PortalBundle } from './portal-bundle.ts'
import { trustedDirectory } from './trusted-directory.ts'
import type { Workers } from './workers.ts'
import { startWorkers } from './workers.ts'

/** All that the gateway can reach: six roles of the database, and no key that opens anything. */
export interface GatewayPorts {
  readonly registry: Database
  readonly intake: Database
  readonly release: Database
  readonly reveal: Database
  readonly portal: Database
  readonly logReader: Database
  /** Public key of the registrar, pinned. */
  readonly registrarKey: SignPublicJwk
  /** Ed25519 key that signs access tokens: every gateway of an installation has the same. */
  readonly tokenKey: SigningKey
  /** Where people sign in; nobody does without. */
  readonly openId?: OpenIdProvider
  /** URL of the TTP as its clients know it. */
  readonly issuer: string
  /** Address under which browsers reach the portal; the issuer when absent. */
  readonly portalAddress?: string
  /** The code of the portal that seals in a browser; none is served without. */
  readonly portalBundle?: PortalBundle
  /** Serves that code though the directory does not name it. */
  readonly portalDevelopment?: boolean
  /** Where the people of institutions turn for help. */
  readonly portalContact?: string
  /** Other origins whose pages may use the interface. */
  readonly portalOrigins?: readonly string[]
  /** Thumbprints of the certificates of proxies in front, whose header `Client-Cert` counts; none when absent. */
  readonly proxyCertificates?: readonly string[]
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
  readonly logger: Logger
  /** Every connection is a proxy's of the operator's own: it says from where a request came. */
  readonly behindProxy?: boolean
  /** How many gateways share the limits of requests; 1 when absent. */
  readonly gatewayCount?: number
  /** Milliseconds; by default `RECEIPT_WAIT_MS`. */
  readonly receiptWaitMs?: number
}

export interface Gateway {
  readonly app: HttpApp
  /** Starts what the gateway does of itself: releases, and cleaning up. Any number of gateways may do it at once. */
  readonly startWorkers: () => Workers
}

/** Wires the domains of the gateway to their ports and to HTTP. */
export function createGateway(ports: GatewayPorts): Gateway {
  const { now, random, logger, issuer } = ports
  const milliseconds = (): number => now().getTime()
  const gateways = ports.gatewayCount ?? 1
  const watch = watchDirectory(ports.registry, ports.registrarKey, now, DIRECTORY_AGE_MS_MAX)
  const directory = trustedDirectory(watch, logger, now)
  const tokens = createAccessTokens(ports.tokenKey, issuer, now, random)
  const http: HttpPorts = {
    authenticate: createAuthenticate(tokens, directory, now),
    certificateOf: createCertificateOf(ports.proxyCertificates ?? []),
    addressOf: createAddressOf({
      thumbprints: ports.proxyCertificates ?? [],
      everyConnection: ports.behindProxy ?? false,
    }),
    limitClient: createRateLimiter(shareOf(RATE_LIMIT.client, gateways), milliseconds, 'client'),
    limitAddress: createRateLimiter(shareOf(RATE_LIMIT.address, gateways), milliseconds, 'address'),
    clientBodies: createMemoryGate(CLIENT_BODIES_BYTES_MAX),
    publicBodies: createMemoryGate(PUBLIC_BODIES_BYTES_MAX),
  }
  const registry = createRegistry({
    database: ports.registry,
    registrarKey: ports.registrarKey,
    directory,
    tokens,
    ...(ports.openId === undefined ? {} : { openId: ports.openId }),
    issuer,
    limitClient: http.limitClient,
    limitEnrolment: createRateLimiter(ENROLMENT_RATE, milliseconds),
    now,
    random,
  })
  const receiptWaitMs = ports.receiptWaitMs ?? RECEIPT_WAIT_MS
  const intake = createIntake({ database: ports.intake, directory, receiptWaitMs, now, random })
  const reveal = createReveal({ database: ports.reveal, directory, now, random })
  const release = createRelease({ database: ports.release, directory, now, random })

  const portal = {
    database: ports.portal,
    directory,
    deliveries: intake,
    enrolments: registry,
    ...(ports.openId === undefined ? {} : { openId: ports.openId }),
    address: ports.portalAddress ?? issuer,
    ...(ports.portalBundle === undefined ? {} : { bundle: ports.portalBundle }),
    ...(ports.portalContact === undefined ? {} : { contact: ports.portalContact }),
    isDevelopment: ports.portalDevelopment ?? false,
    now,
    random,
  }

  const app = createApp()
  app.use(createSecurityHeaders(issuer))
  app.use(createRequestLog(logger, milliseconds))
  app.use('/v1/*', createCrossOrigin(ports.portalOrigins ?? []))
  app.onError(createErrorHandler(logger))
  app.notFound(() => problemResponse('NOT_FOUND'))
  const databases = [ports.registry, ports.intake, ports.release, ports.reveal, ports.portal, ports.logReader]
  for (const routes of [
    healthRoutes(databases, registry, http),
    registryRoutes(registry, http),
    intakeRoutes(intake, http),
    releaseRoutes(release, http),
    revealRoutes(reveal, http),
    portalRoutes(portal, http, logger),
    logRoutes(ports.logReader, http),
  ]) {
    app.route('/', routes)
  }
  mountDocument(app, issuer)
  const works = [
    { step: release.assemble, failure: 'nothing is assembled', idleMsMax: RELEASE_IDLE_MS_MAX },
    { step: release.publish, failure: 'nothing is published', idleMsMax: RELEASE_IDLE_MS_MAX },
    { step: intake.discardRefused, failure: 'refused parts are not deleted', idleMsMax: CLEANING_IDLE_MS_MAX },
    { step: registry.forgetEnrolments, failure: 'old requests are not deleted', idleMsMax: CLEANING_IDLE_MS_MAX },
    { step: reveal.forgetExpired, failure: 'parts of ended requests are not deleted', idleMsMax: CLEANING_IDLE_MS_MAX },
    {
      step: createPortal(portal).forgetSessions,
      failure: 'ended sessions are not deleted',
      idleMsMax: CLEANING_IDLE_MS_MAX,
    },
    { step: registry.forgetAssertions, failure: 'used assertions are not deleted', idleMsMax: CLEANING_IDLE_MS_MAX },
  ]
  return { app, startWorkers: () => startWorkers(works, logger, now) }
}
