import { z } from '@hono/zod-openapi'

/** For an operation that takes nothing: a field that is sent all the same is refused. */
export const NoInput = z.strictObject({})

/** Identifier of a delivery: a UUID of the client's making, in lower case. */
export const DeliveryId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  .openapi({ format: 'uuid' })

/** Identifier of an organisation or pseudonym domain in the directory. */
export const DirectoryId = z.string().regex(/^[a-z0-9-]{2,40}$/)

/** Evidence that an entry is in the audit log: what it commits to, the salt, the entry and a C2SP tlog-proof. */
export const Evidence = z
  .strictObject({
    details: z.record(z.string(), z.unknown()),
    salt: z.string().openapi({ description: '32 bytes, base64url' }),
    entry: z.string(),
    proof: z.string().openapi({ description: 'c2sp.org/tlog-proof@v1' }),
  })
  .openapi('Evidence')

/** A column of bytes. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
