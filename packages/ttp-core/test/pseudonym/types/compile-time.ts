// Compiled by a test, never run: each line under @ts-expect-error must be an error, each other line must not.
import { revealSelection, translateSelection } from '../../../src/approval/index.ts'
import type { SecretKey } from '../../../src/keys/index.ts'
import {
  decryptSubject,
  encryptSubject,
  type InnerKey,
  type InnerValue,
  type IrreversiblePseudonym,
  innerValue,
  type PseudonymDomain,
  parsePseudonym,
  type ReversibleKey,
  type ReversiblePseudonym,
  rewrap,
  type SubjectNumber,
  unwrapInner,
  type WrapKey,
  wrapInner,
} from '../../../src/pseudonym/index.ts'

declare const domain: PseudonymDomain
declare const irreversible: IrreversiblePseudonym
declare const reversible: ReversiblePseudonym
declare const kH: InnerKey
declare const kT: WrapKey
declare const kE: ReversibleKey
declare const anyKey: SecretKey
declare const subject: SubjectNumber
declare const inner: InnerValue

decryptSubject(kE, domain, reversible)
// @ts-expect-error an irreversible pseudonym is not opened
decryptSubject(kE, domain, irreversible)
// @ts-expect-error text from outside is parsed first
decryptSubject(kE, domain, 'nam_p1qqq')
// @ts-expect-error the wrapping key opens no subject
decryptSubject(kT, domain, reversible)
// @ts-expect-error a key without a use opens no subject
decryptSubject(anyKey, domain, reversible)

unwrapInner(kT, domain, irreversible)
// @ts-expect-error a reversible pseudonym has no inner value
unwrapInner(kT, domain, reversible)
// @ts-expect-error the reversible key unwraps nothing
unwrapInner(kE, domain, irreversible)

innerValue(kH, 'person', subject)
// @ts-expect-error the wrapping key makes no inner value
innerValue(kT, 'person', subject)
// @ts-expect-error bytes are not yet a subject number
innerValue(kH, 'person', new Uint8Array(16))

wrapInner(kT, domain, 'person', inner)
// @ts-expect-error a subject itself is never wrapped as if it were an inner value
wrapInner(kT, domain, 'person', subject)
// @ts-expect-error an inner value is never encrypted as if it were a subject
encryptSubject(kE, domain, 'person', inner)

rewrap(kT, domain, kT, domain, irreversible)
rewrap(kE, domain, kE, domain, reversible)
// @ts-expect-error rewrapping keeps the mode
rewrap(kT, domain, kE, domain, irreversible)
// @ts-expect-error rewrapping keeps the mode
rewrap(kE, domain, kE, domain, irreversible)

const parsed = parsePseudonym('')
// @ts-expect-error the mode must be looked at first
decryptSubject(kE, domain, parsed.pseudonym)
if (parsed.mode === 'reversible') decryptSubject(kE, domain, parsed.pseudonym)

revealSelection([reversible])
// @ts-expect-error an irreversible pseudonym is never asked to be revealed
revealSelection([irreversible])
// @ts-expect-error text from outside is parsed first
revealSelection(['con_p1qqq'])
// @ts-expect-error the mode must be looked at first
revealSelection([parsed.pseudonym])
if (parsed.mode === 'reversible') revealSelection([parsed.pseudonym])
translateSelection([irreversible])
translateSelection([reversible])
// @ts-expect-error a translation is of one mode
translateSelection([irreversible, reversible])
