// Flaws in who believes an answer under dual control.
import { mutant } from './mutant.mjs'

const PROOF = 'packages/client/src/auditor/answered-part.ts'
const TESTS = 'packages/client/test/person/translate.test.ts'
const believing = (name, find, replace) => mutant(name, PROOF, find, replace, TESTS, 'opens ')

/** Flaws in the verification of answers by whoever receives them. */
export const ANSWER_MUTANTS = [
  believing(
    'an answer of other bytes than were logged',
    'if (!isExpected || proof.details.partDigest !== toBase64url(partDigest(part))) return undefined',
    'if (!isExpected) return undefined',
  ),
  believing('an answer to another request', ' && digest === expected.digest', ''),
  believing(
    'an answer by today’s keys',
    'return inForceAt({ index: proof.index, at: proof.entry.at })',
    'return [directory]',
  ),
]
