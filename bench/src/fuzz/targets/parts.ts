import type { PartContext, PrivateKey, SignPublicJwk } from '@sluis/ttp-core/identity'
import { openPart, parseIdentityContent, parseSubjectContent, readPartHeader } from '@sluis/ttp-core/identity'
import {
  parseActivityContent,
  parseAttributeContent,
  parseChangeContent,
  parsePseudonym,
  parsePseudonymContent,
} from '@sluis/ttp-core/tenant'
import type { Target } from '../target.ts'
import { inputsOf, samplesFrom } from '../vectors.ts'

const OPENING = inputsOf('part', 'OpenPart')[0] as unknown as {
  readonly expected: PartContext
  readonly recipients: readonly PrivateKey[]
  readonly signers: readonly SignPublicJwk[]
}

/** Contents of parts by their kind; of all kinds, so that each parser also gets those of the others. */
const contents = (): ReturnType<typeof samplesFrom> => samplesFrom('part-content', 'ParseContent', 'content')
const content = (name: string, parse: Target['parse']): Target => ({
  name: `${name}-content`,
  samples: contents,
  parse,
  reaches: ['PART_CONTENT_INVALID'],
})

export const PART_TARGETS: readonly Target[] = [
  {
    name: 'part-header',
    samples: () => samplesFrom('part', 'ReadPartHeader', 'part'),
    parse: (part) => readPartHeader(String(part)),
    reaches: ['PART_MALFORMED'],
  },
  {
    name: 'sealed-part',
    samples: () => samplesFrom('part', 'OpenPart', 'part'),
    parse: (part) => openPart(String(part), OPENING.expected, OPENING),
    reaches: ['PART_MALFORMED', 'PART_CONTEXT_MISMATCH'],
  },
  content('identity', parseIdentityContent),
  content('activity', parseActivityContent),
  content('attribute', parseAttributeContent),
  content('pseudonym', parsePseudonymContent),
  content('change', parseChangeContent),
  content('subject', parseSubjectContent),
  {
    name: 'pseudonym',
    samples: () => samplesFrom('pseudonym-irreversible', 'Parse', 'text'),
    parse: (text) => parsePseudonym(String(text)),
    reaches: ['PSEUDONYM_MALFORMED'],
  },
]
