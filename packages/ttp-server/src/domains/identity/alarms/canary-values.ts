import type { Identity, SecretKey } from '@sluis/ttp-core/identity'
import { isCanonical } from '@sluis/ttp-core/identity'
import { ServerError } from '../../../kernel/errors.ts'
import type { Random } from '../ports.ts'
import { openNote, sealNote } from '../vault/note.ts'

/** What a canary goes by: an e-mail address, a telephone number, or a postcode with a house number. Canonical values. */
export type CanaryValue =
  | { readonly email: string }
  | { readonly phone: string }
  | { readonly postcode: string; readonly houseNumber: string }

/** Authenticated with each sealed canary: it cannot pass for another note. */
const ABOUT = new TextEncoder().encode('canary')
const MEMBERS = ['email', 'phone', 'postcode', 'houseNumber'] as const
const SHAPES: ReadonlySet<string> = new Set(['email', 'phone', 'postcode,houseNumber'])

/** @throws ServerError `CANARY_INVALID` for what is not exactly one canonical value. */
export function parseCanary(value: unknown): CanaryValue {
  const fields = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
  const named = MEMBERS.filter((name) => fields.has(name))
  const isWhole = SHAPES.has(named.join()) && named.length === fields.size
  const areCanonical = named.every((name) => {
    const text: unknown = fields.get(name)
    return typeof text === 'string' && isCanonical(name, text)
  })
  if (!isWhole || !areCanonical) throw new ServerError('CANARY_INVALID')
  return Object.fromEntries(named.map((name) => [name, fields.get(name)])) as unknown as CanaryValue
}

export function sealCanary(vaultKey: SecretKey, random: Random, canary: CanaryValue): Uint8Array {
  return sealNote(vaultKey, random, ABOUT, JSON.stringify(canary))
}

/** @throws an error of node:crypto, or ServerError `CANARY_INVALID`, when what is stored was changed. */
export function openCanary(vaultKey: SecretKey, sealed: Uint8Array): CanaryValue {
  return parseCanary(JSON.parse(openNote(vaultKey, ABOUT, sealed)))
}

/** The text by which a canary is met. */
export function keyOfCanary(canary: CanaryValue): string {
  if ('email' in canary) return `email ${canary.email}`
  if ('phone' in canary) return `phone ${canary.phone}`
  return homeKey(canary.postcode, canary.houseNumber)
}

/** The texts by which a row could meet a canary. */
export function keysOfRow({ email, phone, postcode, houseNumber }: Identity): readonly string[] {
  return [
    ...(email === undefined ? [] : [`email ${email}`]),
    ...(phone === undefined ? [] : [`phone ${phone}`]),
    ...(postcode === undefined || houseNumber === undefined ? [] : [homeKey(postcode, houseNumber)]),
  ]
}

const homeKey = (postcode: string, houseNumber: string): string => `home ${postcode} ${houseNumber}`
