import type { Directory } from '@sluis/ttp-core/registrar'
import { parseDirectory } from '@sluis/ttp-core/registrar'
import { z } from 'zod'

/** What `sluis-server keys log-key` writes: not trusted. */
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
export type Handover = z.infer<typeof Handover>

/** @throws TypeError for what `sluis-server keys log-key` does not write. */
export function parseHandover(value: unknown): Handover {
  const parsed = Handover.safeParse(value)
  if (!parsed.success) throw new TypeError('no handover')
  return parsed.data
}

/**
 * The draft in which the audit log has its new key, and the key before it with its word for the new one.
 * @throws CoreError `DIRECTORY_INVALID` unless the key that the draft names vouched for the new one in its log.
 */
export function nameLogKey(draft: Directory, { verifierKey, earlier }: Handover): Directory {
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
