import { type ChangeCode, note } from '../changes.ts'
import type { FieldResult } from '../fields.ts'
import { lowerCase } from '../text/letter-case.ts'
import { unmixScripts } from '../text/lookalike.ts'
import { LETTERS } from '../text/repertoire.ts'
import { labelToAscii } from './punycode.ts'

const LOCAL = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
/** Grammar of a canonical mail address: dot-atom of RFC 5321 in lower case, a domain of two labels or more, no all-digit top. */
export const EMAIL_PATTERN = new RegExp(
  `^(?=.{6,254}$)(?=[^@]{1,64}@)${LOCAL}@(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$`,
)
const LOCAL_ONLY = new RegExp(`^${LOCAL}$`)
const IDN_LABEL = new RegExp(`^[${LETTERS}0-9-]+$`)
const FILLER =
  /^(?:geen|onbekend|nvt|n\.v\.t|noemail|nomail|geenemail|geenmail|geen\.?e?-?mail|none|unknown|test|x+|a|niet|anoniem|no|na|nomail|fake|dummy|leeg)@(?:geen|onbekend|nvt|noemail|nomail|geenemail|geenmail|email|mail|none|unknown|test|x+|a|niet|anoniem|no|na|fake|dummy|leeg|example)\.[a-z]{1,4}$/

/** Mail address in lower-case ASCII; several in one cell give the first valid one; typing errors in domains stay. */
export function canonicaliseEmail(text: string, changes: ChangeCode[]): FieldResult {
  if (EMAIL_PATTERN.test(text)) return finish(text, changes)
  let rest = lowerCase(text)
  if (rest !== text) note(changes, 'LOWER_CASED')
  const display = /^(?:[^<>@]*)<([^<>]*)>[.,;]?$/.exec(rest)
  if (display?.[1] !== undefined) rest = remove(display[1].trim(), changes, 'DISPLAY_NAME_REMOVED')
  if (/^(?:mailto|e-?mail|mail) ?: ?/.test(rest))
    rest = remove(rest.replace(/^(?:mailto|e-?mail|mail) ?: ?/, ''), changes, 'DISPLAY_NAME_REMOVED')
  const stripped = rest.replace(/^[\s.,;:<>()[\]"']+|[\s.,;:<>()[\]"']+$/g, '')
  if (stripped !== rest) rest = remove(stripped, changes, 'PUNCTUATION_REMOVED')
  const several = rest.split(/\s*[;,|]\s*|\s+(?:of|en|or|and|&|\/)\s+|\s+\/\s*|\/(?=[^/@]+@)|\s+(?=\S+@\S+$)/)
  if (several.length > 1 && several.filter((part) => part.includes('@')).length > 1) {
    note(changes, 'OTHER_VALUES_DROPPED')
    const read = several.map((part) => single(part.trim(), [...changes]))
    // A filler before a real address does not stand for the field.
    const chosen = read.find((one) => 'value' in one) ?? read.find((one) => 'missing' in one)
    if (chosen !== undefined) return chosen
  }
  return single(rest, changes)
}

function single(text: string, changes: ChangeCode[]): FieldResult {
  let rest = text
  if (/ ?@ | @ ?/.test(rest)) rest = remove(rest.replace(/ *@ */, '@'), changes, 'SPACES_REMOVED')
  const at = rest.lastIndexOf('@')
  if (at < 0) return { error: /^[+\d][\d ()-]{7,}$/.test(rest) ? 'IS_PHONE' : 'EMAIL_NO_AT' }
  if (rest.indexOf('@') !== at) return { error: 'EMAIL_NO_AT' }
  const local = rest.slice(0, at)
  const domain = rest.slice(at + 1).replace(/\.$/, '')
  if (/ /.test(rest)) return { error: 'EMAIL_SPACE' }
  if (!LOCAL_ONLY.test(local) || local.length > 64) return { error: 'EMAIL_LOCAL_INVALID' }
  const ascii = domainToAscii(domain, changes)
  if (ascii === undefined) return { error: 'EMAIL_DOMAIN_INVALID' }
  const value = `${local}@${ascii}`
  return EMAIL_PATTERN.test(value) ? finish(value, changes) : { error: 'EMAIL_DOMAIN_INVALID' }
}

/** IDN labels in punycode; a label that mixes scripts is refused rather than guessed at. */
function domainToAscii(domain: string, changes: ChangeCode[]): string | undefined {
  if (!/[^\0-\x7f]/.test(domain)) return domain
  const labels: string[] = []
  for (const label of domain.split('.')) {
    const before = changes.length
    if (!IDN_LABEL.test(label) || typeof unmixScripts(label, changes) !== 'string') return undefined
    if (changes.length !== before) return undefined
    labels.push(labelToAscii(label))
  }
  note(changes, 'DOMAIN_TO_PUNYCODE')
  return labels.join('.')
}

function remove(next: string, changes: ChangeCode[], code: ChangeCode): string {
  note(changes, code)
  return next
}

/** True for an address that people type where they have none to give. */
export function isFillerEmail(value: string): boolean {
  return FILLER.test(value)
}

function finish(value: string, changes: ChangeCode[]): FieldResult {
  if (isFillerEmail(value)) return { missing: true, changes: [...changes, 'PLACEHOLDER'] }
  return { value, changes }
}
