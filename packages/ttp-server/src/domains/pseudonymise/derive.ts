import type { Pseudonym, PseudonymDomain, SubjectKind } from '@sluis/ttp-core/pseudonymise'
import { deriveIrreversible, encryptSubject, fromBase64url, parseSubjectNumber } from '@sluis/ttp-core/pseudonymise'
import { batchMac } from '../../kernel/node-mac.ts'
import type { DomainKeys } from './ports.ts'

/** Gives the pseudonym of a subject, by its number in base64url. */
export type Derive = (kind: SubjectKind, subject: string) => Pseudonym

/**
 * Pseudonyms of one domain for one batch. What was derived is remembered for as long as the batch lasts and no longer: a
 * table of subjects and pseudonyms is what must never exist.
 */
export function derivation(keys: DomainKeys, domain: PseudonymDomain): Derive {
  const derived: Record<SubjectKind, Map<string, Pseudonym>> = { person: new Map(), household: new Map() }
  const derive = deriveWith(keys, domain)
  return (kind, subject) => {
    const known = derived[kind].get(subject)
    if (known !== undefined) return known
    const pseudonym = derive(kind, subject)
    derived[kind].set(subject, pseudonym)
    return pseudonym
  }
}

function deriveWith(keys: DomainKeys, domain: PseudonymDomain): Derive {
  const parse = (subject: string) => parseSubjectNumber(fromBase64url(subject))
  if (keys.mode === 'reversible') {
    return (kind, subject) => encryptSubject(keys.reversible, domain, kind, parse(subject))
  }
  const mac = batchMac()
  return (kind, subject) => deriveIrreversible(keys.inner, keys.wrap, domain, kind, parse(subject), mac)
}
