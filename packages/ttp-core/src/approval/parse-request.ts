import type { DomainName } from '../directory/directory.ts'
import { DIGEST_BASE64URL, documentForm, type Members, NAME_ID, READABLE, UUID } from '../document/form.ts'
import { MAX_SELECTION_PSEUDONYMS } from '../envelope/content/rows.ts'
import { CoreError } from '../errors.ts'
import { parseSealKey } from '../jwk/index.ts'
import { readMoment } from './moment.ts'
import {
  type ApprovableRequest,
  DESTRUCTIBLE_PURPOSES,
  type KeyDestructionRequest,
  LEGAL_GROUNDS,
  REQUEST_ACTS,
  type RequestAct,
  type Selection,
} from './request.ts'

/** Most persons in one reveal: few enough for an approver to answer for. */
export const MAX_REVEAL_PERSONS = 1000
/** Most parts of the selection of a translation. */
export const MAX_TRANSLATE_PARTS = 500
/** Most pseudonyms in one translation. */
export const MAX_TRANSLATE_PSEUDONYMS = MAX_TRANSLATE_PARTS * MAX_SELECTION_PSEUDONYMS
/** Longest life of a request, in milliseconds: 31 days. */
export const MAX_REQUEST_LIFE_MS = 31 * 24 * 60 * 60 * 1000

const form = documentForm('REQUEST_INVALID')
const NAME_ID_OR_NONE = /^(?:[a-z0-9-]{2,40})?$/
const MAX_EPOCH = 0xffff_ffff
const COMMON = ['schema', 'id', 'act', 'requester', 'requestedAt', 'expiresAt', 'purpose']
const MEMBERS: Record<RequestAct, readonly string[]> = {
  reveal: ['institution', 'tenant', 'domain', 'legalGround', 'selection', 'recipient'],
  translate: ['translation', 'from', 'to', 'legalGround', 'selection'],
  'key-destruction': ['key'],
}

/** A request that follows its schema: no unknown member, and it ends after it begins. Throws REQUEST_INVALID with the place. */
export function parseRequest(value: unknown): ApprovableRequest {
  const act = form.oneOf((value as { act?: unknown } | null)?.act, 'act', REQUEST_ACTS)
  const members = form.object(value, 'request', [...COMMON, ...MEMBERS[act]])
  const common = readCommon(members)
  const purpose = form.text(members.purpose, 'purpose', READABLE)
  if (act === 'key-destruction') return { ...common, act, purpose, key: readKey(members.key) }
  const legalGround = form.oneOf(members.legalGround, 'legalGround', LEGAL_GROUNDS)
  if (act === 'translate') {
    const [from, to] = [readDomain(members.from, 'from'), readDomain(members.to, 'to')]
    if (from.tenant === to.tenant && from.domain === to.domain) throw new CoreError('REQUEST_INVALID', 'to')
    const translation = form.text(members.translation, 'translation', NAME_ID)
    const selection = readSelection(members.selection, MAX_TRANSLATE_PSEUDONYMS, MAX_TRANSLATE_PARTS)
    return { ...common, act, translation, from, to, purpose, legalGround, selection }
  }
  return {
    ...common,
    act,
    institution: form.text(members.institution, 'institution', NAME_ID),
    tenant: form.text(members.tenant, 'tenant', NAME_ID),
    domain: form.text(members.domain, 'domain', NAME_ID),
    purpose,
    legalGround,
    selection: readSelection(members.selection, MAX_REVEAL_PERSONS, 1),
    recipient: readRecipient(members.recipient),
  }
}

function readCommon(members: Members) {
  const requestedAt = readMoment(form, 'REQUEST_INVALID', members.requestedAt, 'requestedAt')
  const expiresAt = readMoment(form, 'REQUEST_INVALID', members.expiresAt, 'expiresAt')
  const life = Date.parse(expiresAt) - Date.parse(requestedAt)
  if (life <= 0 || life > MAX_REQUEST_LIFE_MS) throw new CoreError('REQUEST_INVALID', 'expiresAt')
  return {
    schema: form.oneOf(members.schema, 'schema', ['sluis-request/1'] as const),
    id: form.text(members.id, 'id', UUID),
    requester: form.text(members.requester, 'requester', NAME_ID),
    requestedAt,
    expiresAt,
  }
}

function readDomain(value: unknown, where: string): DomainName {
  const members = form.object(value, where, ['tenant', 'domain'])
  return {
    tenant: form.text(members.tenant, `${where}.tenant`, NAME_ID),
    domain: form.text(members.domain, `${where}.domain`, NAME_ID),
  }
}

function readSelection(value: unknown, most: number, parts: number): Selection {
  const members = form.object(value, 'selection', ['count', 'digests'])
  const digests = form.list(members.digests, 'selection.digests', 1, parts, (item, at) =>
    form.text(item, at, DIGEST_BASE64URL),
  )
  return { count: form.integer(members.count, 'selection.count', digests.length, most), digests }
}

function readRecipient(value: unknown) {
  try {
    return parseSealKey(value, 'recipient')
  } catch {
    throw new CoreError('REQUEST_INVALID', 'recipient')
  }
}

function readKey(value: unknown): KeyDestructionRequest['key'] {
  const members = form.object(value, 'key', ['purpose', 'tenant', 'domain', 'epoch'])
  return {
    purpose: form.oneOf(members.purpose, 'key.purpose', DESTRUCTIBLE_PURPOSES),
    tenant: form.text(members.tenant, 'key.tenant', NAME_ID_OR_NONE),
    domain: form.text(members.domain, 'key.domain', NAME_ID_OR_NONE),
    epoch: form.integer(members.epoch, 'key.epoch', 0, MAX_EPOCH),
  }
}
