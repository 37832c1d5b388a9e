import {
  type ContactField,
  openPart,
  PART_SCHEMA,
  parsePrivateSealKey,
  parseRevelationContent,
  requestDigest,
} from '@sluis/ttp-core/person'
import { z } from 'zod'
import { proveAnswer } from '../auditor/index.ts'
import { readStateFile } from '../state/node/state-file.ts'
import type { PersonConfig } from './config.ts'
import { PersonError } from './errors.ts'
import { keptPath } from './make-reveal.ts'
import type { PersonService } from './service.ts'

const Kept = z.object({ request: z.string(), recipient: z.unknown(), pseudonyms: z.array(z.string()) })
const Payload = z.object({ institution: z.string(), tenant: z.string(), domain: z.string() })

/** Somebody who may be contacted, by the pseudonym that was asked for. */
export type Contact = { readonly pseudonym: string } & { readonly [Field in ContactField]?: string }

/**
 * Fetches the answer to a request of this folder, verifies that the log has it as it is, and opens it by the key that was
 * kept. Who of the selection is not in it may not be contacted, and why is not said.
 * @throws PersonError REQUEST_NOT_HERE, ANSWER_PENDING, REQUEST_CHANGED; CoreError of the evidence and the part; what `proveAnswer` throws.
 */
export async function openAnswer(
  config: PersonConfig,
  service: PersonService,
  id: string,
): Promise<readonly Contact[]> {
  const text = await readStateFile(keptPath(config, id))
  const kept = Kept.safeParse(text === undefined ? undefined : parseJson(text))
  if (!kept.success) throw new PersonError('REQUEST_NOT_HERE')
  const { request, recipient, pseudonyms } = kept.data
  const { directory } = await service.self()
  const result = await service.result(id)
  if (result === undefined) throw new PersonError('ANSWER_PENDING')
  const expected = { action: 'reveal.answered', request: id, digest: requestDigest(request), number: 0 } as const
  const versions = await proveAnswer(result, expected, { directory, ...service.history() })
  if (versions === undefined) throw new PersonError('REQUEST_CHANGED')
  // Our own document, signed here: it says where the answer belongs.
  const place = Payload.parse(parseJson(Buffer.from(request.split('.')[1] ?? '', 'base64url').toString('utf8')))
  const context = { kind: 'revelation', delivery: id, chunk: 0, ...place, schema: PART_SCHEMA.revelation } as const
  const { content } = await openPart(result.part, context, {
    recipients: [parsePrivateSealKey(recipient)],
    signers: versions.flatMap(({ engines }) => engines.identity.sign),
  })
  return parseRevelationContent(content).rows.map(({ row, ...contact }) => ({
    pseudonym: pseudonyms[row] ?? '',
    ...contact,
  }))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
