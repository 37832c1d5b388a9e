import { toBase64url, toHex } from '../encoding/index.ts'
import { parseActivityContent } from '../envelope/content/activity.ts'
import { parseAttributeContent } from '../envelope/content/attribute.ts'
import { parseIdentityContent } from '../envelope/content/identity.ts'
import type { PartContent } from '../envelope/content/index.ts'
import { parseOpeningContent } from '../envelope/content/opening.ts'
import { parseChangeContent, parsePseudonymContent } from '../envelope/content/pseudonym.ts'
import { parseRevelationContent } from '../envelope/content/revelation.ts'
import { parseRewrapContent } from '../envelope/content/rewrap.ts'
import { parseSelectionContent, parseTranslationContent } from '../envelope/content/selection.ts'
import { parseSubjectContent } from '../envelope/content/subject.ts'
import {
  openPart,
  PART_SCHEMA,
  type PartContext,
  type PartKind,
  partDigest,
  readPartHeader,
} from '../envelope/index.ts'
import { sealPartWith } from '../envelope/seal.ts'
import type { PrivateKey, SealPublicJwk, SigningKey, SignPublicJwk } from '../jwk/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { bytes, list, number, object, text } from './input.ts'

const PARSERS: Readonly<Record<PartKind, (value: unknown) => PartContent>> = {
  identity: parseIdentityContent,
  activity: parseActivityContent,
  subject: parseSubjectContent,
  pseudonym: parsePseudonymContent,
  attribute: parseAttributeContent,
  change: parseChangeContent,
  selection: parseSelectionContent,
  opening: parseOpeningContent,
  revelation: parseRevelationContent,
  translation: parseTranslationContent,
  rewrap: parseRewrapContent,
}

// Keys and contexts of the vectors are what their types say, or else the case is there to be refused.
const as = <T>(value: unknown): T => value as T

/** Sealed parts and what is in them. */
export const partOperations: Readonly<Record<string, Evaluate>> = {
  ParseContent: (input) => {
    const content = PARSERS[text(input, 'kind') as PartKind](input.content)
    return { content: as<Fields>(content) }
  },
  // A list too long to write down: the same item so often, rows numbered from 0.
  ParseLongContent: (input) => {
    const [kind, name, item] = [text(input, 'kind') as PartKind, text(input, 'list'), input.item ?? {}]
    const items = Array.from({ length: number(input, 'count') }, (_, row) =>
      name === 'rows' ? { row, ...(item as Fields) } : item,
    )
    const rest = (input.with ?? {}) as Fields
    PARSERS[kind]({ schema: PART_SCHEMA[kind], [name]: items, ...rest })
    return { count: items.length }
  },
  SealPart: async (input) => {
    const part = await sealPartWith(
      as<PartContext>(object(input, 'context')),
      as<PartContent>(object(input, 'content')),
      {
        recipient: as<SealPublicJwk>(object(input, 'recipient')),
        signer: as<SigningKey>(object(input, 'signer')),
      },
      { ephemeral: as<PrivateKey>(object(input, 'ephemeral')), nonce: bytes(input, 'nonce') },
    )
    return { part, digest: toBase64url(partDigest(part)) }
  },
  ReadPartHeader: (input) => {
    // With `repeat`, a text too long to write down.
    const part = input.repeat === undefined ? text(input, 'part') : text(input, 'part').repeat(number(input, 'repeat'))
    const { kid, context } = readPartHeader(part)
    return { kid, context: { ...context } }
  },
  PartDigest: (input) => {
    const digest = partDigest(text(input, 'part'))
    return { sha256: toHex(digest), digest: toBase64url(digest) }
  },
  OpenPart: async (input) => {
    const { content, signerKid } = await openPart(text(input, 'part'), as<PartContext>(object(input, 'expected')), {
      recipients: as<readonly PrivateKey[]>(list(input, 'recipients')),
      signers: as<readonly SignPublicJwk[]>(list(input, 'signers')),
    })
    return { content: as<Fields>(content), signerKid }
  },
}
