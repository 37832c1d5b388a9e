import { readFileSync } from 'node:fs'
import { parseSignKey, type SignPublicJwk } from '@sluis/ttp-core/common'
import { z } from 'zod'
import { ServerError } from './errors.ts'
import type { Logger } from './log.ts'
import { isSafeAddress } from './openid-provider.ts'

const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ })
const registrarKey = z.string().transform((text, context): SignPublicJwk => {
  try {
    return parseSignKey(JSON.parse(text))
  } catch {
    context.addIssue('is not the public key of a registrar (JWK, Ed25519)')
    return z.NEVER
  }
})

const thumbprints = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}(?:,[A-Za-z0-9_-]{43}){0,9}$/)
  .transform((text): readonly string[] => text.split(','))
const words = z
  .string()
  .regex(/^[\x21-\x2b\x2d-\x7e]{1,100}(?:,[\x21-\x2b\x2d-\x7e]{1,100}){0,19}$/)
  .transform((text): readonly string[] => text.split(','))
const origins = z
  .string()
  .transform((text) => text.split(','))
  .refine(
    (list) =>
      list.length <= 20 &&
      list.every((text) => isSafeAddress(text) && !text.includes('*') && new URL(text).origin === text),
  )
  .transform((list): readonly string[] => list)
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** Settings that each process reads from its environment. A process is given only its own. */
const SETTINGS = {
  gateway: z
    .object({
      SLUIS_DATABASE_URL_REGISTRY: databaseUrl,
      SLUIS_DATABASE_URL_INTAKE: databaseUrl,
      SLUIS_DATABASE_URL_RELEASE: databaseUrl,
      SLUIS_DATABASE_URL_REVEAL: databaseUrl,
      SLUIS_DATABASE_URL_PORTAL: databaseUrl,
      SLUIS_DATABASE_URL_LOG_READER: databaseUrl,
      SLUIS_REGISTRAR_KEY: registrarKey,
      SLUIS_TOKEN_KEY_FILE: z.string().min(1),
      SLUIS_ISSUER: z.url(),
      SLUIS_HOST: z.string().default('127.0.0.1'),
      SLUIS_PORT: z.coerce.number().int().min(1).max(65_535).default(8443),
      /** The gateway's own certificate and key (PEM); or, by a word of its own, plain HTTP. */
      SLUIS_TLS_CERTIFICATE_FILE: z.string().min(1).optional(),
      SLUIS_TLS_KEY_FILE: z.string().min(1).optional(),
      SLUIS_PLAIN_HTTP: z.enum(['loopback', 'proxy']).optional(),
      SLUIS_PROXY_CERTIFICATES: thumbprints.default([]),
      /** How many gateways the installation has: they share the limits of requests. */
      SLUIS_GATEWAY_COUNT: z.coerce.number().int().min(1).max(100).default(1),
      /** Where people sign in, and what its ID tokens are meant for; both or neither. */
      SLUIS_OPENID_ISSUER: z.url().optional(),
      SLUIS_OPENID_CLIENT_ID: z.string().min(1).max(200).optional(),
      /** Address under which browsers reach the portal, where it is not the issuer. */
      SLUIS_PORTAL_URL: z.url({ protocol: /^https?$/ }).optional(),
      /** Where the people of institutions turn for help, shown on the pages. */
      SLUIS_PORTAL_CONTACT: z
        .string()
        .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,200}$/u)
        .optional(),
      /** Folder with the code of the portal that seals in a browser; it is served when the directory names its digest. */
      SLUIS_PORTAL_BUNDLE: z.string().min(1).optional(),
      /** Serves that code though the directory does not name it: for development, on plain HTTP of the machine itself. */
      SLUIS_PORTAL_DEVELOPMENT: z.literal('unsigned-bundle').optional(),
      /** Other origins whose pages may use the interface, separated by commas. */
      SLUIS_PORTAL_ORIGINS: origins.default([]),
      /** Values of the claims acr and amr that show a second factor, separated by commas. */
      SLUIS_OPENID_SECOND_FACTOR_ACR: words.default([]),
      SLUIS_OPENID_SECOND_FACTOR_AMR: words.default(['mfa']),
    })
    .superRefine((settings, context) => {
      const wrong = (setting: string): void => context.addIssue({ code: 'custom', path: [setting], message: 'wrong' })
      const { SLUIS_TLS_CERTIFICATE_FILE, SLUIS_TLS_KEY_FILE, SLUIS_PLAIN_HTTP, SLUIS_HOST } = settings
      // One of the two, by name: nobody serves plain HTTP because a path was forgotten.
      if ((SLUIS_TLS_CERTIFICATE_FILE === undefined) !== (SLUIS_PLAIN_HTTP !== undefined))
        wrong('SLUIS_TLS_CERTIFICATE_FILE')
      if ((SLUIS_TLS_KEY_FILE === undefined) !== (SLUIS_PLAIN_HTTP !== undefined)) wrong('SLUIS_TLS_KEY_FILE')
      // A proxy proves itself by its certificate: over plain HTTP it could not.
      if (SLUIS_PLAIN_HTTP !== undefined && settings.SLUIS_PROXY_CERTIFICATES.length > 0)
        wrong('SLUIS_PROXY_CERTIFICATES')
      const { SLUIS_OPENID_ISSUER: provider, SLUIS_OPENID_CLIENT_ID: client } = settings
      if ((provider === undefined) !== (client === undefined)) wrong('SLUIS_OPENID_CLIENT_ID')
      if (provider !== undefined && !isSafeAddress(provider)) wrong('SLUIS_OPENID_ISSUER')
      const { SLUIS_PORTAL_URL: portal } = settings
      if (portal !== undefined && !isSafeAddress(portal)) wrong('SLUIS_PORTAL_URL')
      if (settings.SLUIS_PORTAL_DEVELOPMENT !== undefined && SLUIS_PLAIN_HTTP !== 'loopback')
        wrong('SLUIS_PORTAL_DEVELOPMENT')
      if (SLUIS_PLAIN_HTTP === 'loopback' && !LOOPBACK.has(SLUIS_HOST)) wrong('SLUIS_PLAIN_HTTP')
    }),
  'identity-engine': z.object({
    SLUIS_DATABASE_URL_IDENTITY: databaseUrl,
    SLUIS_REGISTRAR_KEY: registrarKey,
    SLUIS_IDENTITY_ROOT: z.string().optional(),
    SLUIS_IDENTITY_ROOT_FILE: z.string().optional(),
    SLUIS_IDENTITY_CUSTODIANS_FILE: z.string().optional(),
    SLUIS_IDENTITY_TOKEN_FILE: z.string().optional(),
    SLUIS_IDENTITY_TOKEN_PIN_FILE: z.string().optional(),
    SLUIS_RUNTIME_DIRECTORY: z.string().optional(),
  }),
  'key-engine': z.object({
    SLUIS_DATABASE_URL_KEYS: databaseUrl,
    SLUIS_DATABASE_URL_PSEUDONYMISE: databaseUrl,
    SLUIS_DATABASE_URL_AUDIT: databaseUrl,
    SLUIS_REGISTRAR_KEY: registrarKey,
    SLUIS_LOG_ORIGIN: z.string().regex(/^[a-z0-9./-]{3,100}$/),
    SLUIS_KEY_ROOT: z.string().optional(),
    SLUIS_KEY_ROOT_FILE: z.string().optional(),
    SLUIS_KEY_CUSTODIANS_FILE: z.string().optional(),
    SLUIS_KEY_TOKEN_FILE: z.string().optional(),
    SLUIS_KEY_TOKEN_PIN_FILE: z.string().optional(),
    /** Folders, separated by a colon, of the locks of keys: every lock stands in each. Not on the database's disk, and not in its backups. */
    SLUIS_KEY_LOCKS_FOLDERS: z
      .string()
      .min(1)
      .transform((text): readonly string[] => text.split(':').filter((folder) => folder !== '')),
    SLUIS_RUNTIME_DIRECTORY: z.string().optional(),
  }),
} as const

export type ProcessName = keyof typeof SETTINGS
export const PROCESS_NAMES = Object.keys(SETTINGS) as readonly ProcessName[]
export type Settings<Name extends ProcessName> = z.output<(typeof SETTINGS)[Name]>

/**
 * Reads the settings of one process.
 * @throws ServerError `CONFIGURATION_INVALID`; the log names each setting that is missing or wrong, never its value.
 */
export function readSettings<Name extends ProcessName>(
  name: Name,
  environment: NodeJS.ProcessEnv,
  logger: Logger,
): Settings<Name> {
  const result = SETTINGS[name].safeParse(environment)
  if (result.success) return result.data as Settings<Name>
  for (const issue of result.error.issues) {
    logger.error('a setting is missing or wrong', { setting: issue.path.join('.'), code: issue.code })
  }
  throw new ServerError('CONFIGURATION_INVALID')
}

/**
 * Reads JSON from a file that only the process's own user may read.
 * @throws ServerError `CONFIGURATION_INVALID` when it is not there or not JSON.
 */
export function readKeyFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new ServerError('CONFIGURATION_INVALID', { cause: error })
  }
}
