import type { Directory } from '@sluis/ttp-core/registrar'
import { describeStatement, statementFacts } from '@sluis/ttp-core/registrar'
import { ServerError } from '../kernel/errors.ts'

/** The draft in which this code of the portal is the one to serve; what was named before stays below it. @param digest Hexadecimal. */
export function nameBundle(draft: Directory, digest: string, now: Date): Directory {
  const others = (draft.portal?.bundles ?? []).filter((bundle) => bundle.digest !== digest)
  return { ...draft, portal: { bundles: [{ digest, publishedAt: now.toISOString() }, ...others] } }
}

/** The draft without this code: whoever has it in a browser is warned. @throws ServerError `AGREEMENT_UNKNOWN` */
export function dropBundle(draft: Directory, digest: string): Directory {
  const { portal, ...rest } = draft
  const left = (portal?.bundles ?? []).filter((bundle) => bundle.digest !== digest)
  if (left.length === (portal?.bundles.length ?? 0)) throw new ServerError('AGREEMENT_UNKNOWN')
  return left.length === 0 ? rest : { ...rest, portal: { bundles: left } }
}

/** The draft in which the agreement names the text that its institution's visitors read. @throws ServerError `AGREEMENT_UNKNOWN` */
export function nameStatement(draft: Directory, agreementId: string): Directory {
  const agreement = draft.agreements.find(({ id }) => id === agreementId)
  const facts = agreement === undefined ? undefined : statementFacts(draft, agreement)
  if (facts === undefined) throw new ServerError('AGREEMENT_UNKNOWN')
  const privacyStatement = describeStatement(facts)
  return {
    ...draft,
    agreements: draft.agreements.map((each) => (each.id === agreementId ? { ...each, privacyStatement } : each)),
  }
}
