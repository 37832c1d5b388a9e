import type { z } from '@hono/zod-openapi'
import type { Scope } from '@sluis/ttp-core/common'
import type { ErrorCode } from '../errors.ts'

/** One answer of an operation: JSON of a schema, or a body of another media type, or none. */
export interface Answer {
  readonly description: string
  readonly schema?: z.ZodType
  /** Media type of a body that is not JSON. */
  readonly mediaType?: string
}

/** One operation of the interface: what the router, the OpenAPI document and the tests know about it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string
  /** The last parameter takes the rest of the path, slashes included. */
  readonly wildcard?: true
  readonly operationId: string
  readonly tag: string
  readonly summary: string
  /** The scope that the access token must carry; `public` for an operation that needs no token. */
  readonly scope: Scope | 'public'
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: {
    readonly schema: z.ZodObject
    readonly kind: 'json' | 'form'
    readonly bytesMax: number
    readonly tooLarge: ErrorCode
  }
  readonly answers: Readonly<Record<number, Answer>>
  /** Codes beside those that every operation may give. */
  readonly errors: readonly ErrorCode[]
}

/** What a handler of the operation answers: one of its answers, with a body of that answer's schema. */
export type AnswerOf<Op extends Operation> = {
  [Status in keyof Op['answers']]: {
    readonly status: Status
    readonly headers?: Readonly<Record<string, string>>
  } & (Op['answers'][Status] extends { readonly schema: infer Schema extends z.ZodType }
    ? { readonly body: z.output<Schema> }
    : Op['answers'][Status] extends { readonly mediaType: string }
      ? { readonly body: string | Uint8Array }
      : unknown)
}[keyof Op['answers']]

/** Keeps the literal types of an operation. */
export function operation<const Op extends Operation>(definition: Op): Op {
  return definition
}
