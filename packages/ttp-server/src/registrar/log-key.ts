import type { Directory } from '@sluis/ttp-core/registrar'
import { parseDirectory } from '@sluis/ttp-core/registrar'
import { z } from 'zod'

/** What `sluis-server keys log-key` writes. */
const Handover = z.strictObject({
  verifierKey: z.string(),
  earlier: z.strictObject({
    verifierKey: z.string(),
    endorsement: z.strictObject({
      details: z.strictObject({ previous: z.string(), next: z.string() }),
      salt: z.string(),
      entry: z.string(),
      proof: z.string(),
    }),
  }),
})

/**
 * The draft in which the audit log has its new key, and the key before it with its word for the new one.
 * @param handover As it was read from the file: not trusted.
 * @throws CoreError `DIRECTORY_INVALID` unless the key that the draft names vouched for the new one in its log.
 */
export function nameLogKey(draft: Directory, handover: unknown): Directory {
  const { verifierKey, earlier } = Handover.parse(handover)
  const before = draft.log.earlier ?? []
  return parseDirectory({
    ...draft,
    log: {
      origin: draft.log.origin,
      verifierKey,
      earlier: [...before, { ...earlier, verifierKey: draft.log.verifierKey }],
    },
  })
}
