import { documentForm, UUID } from '../../document/form.ts'
import { contentMembers, isObject, MAX_CHUNK_ROWS, refuse } from './rows.ts'

/** Pseudonyms of one older epoch that a tenant holds, sealed by the tenant to the key engine. */
export interface RewrapContent {
  readonly schema: 'sluis-rewrap/1'
  /** The epoch that all of them are said to be of. */
  readonly epoch: number
  /** 1 to 5,000 texts of at most 128 characters; each is judged by itself. */
  readonly pseudonyms: readonly string[]
}

/** Why a pseudonym was not carried to the epoch of today, closed. It says no more than the text and the log say. */
export const REWRAP_REFUSALS = [
  'PSEUDONYM_MALFORMED',
  'PSEUDONYM_WRONG_MODE',
  'PSEUDONYM_WRONG_DOMAIN',
  'PSEUDONYM_WRONG_EPOCH',
  'PSEUDONYM_UNOPENABLE',
  'EPOCH_UNAVAILABLE',
] as const
export type RewrapRefusal = (typeof REWRAP_REFUSALS)[number]

/** What a list of changes that answers a rewrap says of it. */
export interface RewrapAnswer {
  /** UUID of the rewrap, and the number of the list in it. */
  readonly id: string
  readonly chunk: number
  /** The epoch of every `new`. */
  readonly epoch: number
  /** By position in the list that was sent, ascending. */
  readonly refused: readonly { readonly row: number; readonly code: RewrapRefusal }[]
}

const form = documentForm('PART_CONTENT_INVALID')
const MAX_PSEUDONYM_LENGTH = 128
const MAX_EPOCH = 65_535
const MAX_CHUNK_NUMBER = 999_999

/** Checks the content of a rewrap part. The texts need not be pseudonyms. Throws PART_CONTENT_INVALID. */
export function parseRewrapContent(value: unknown): RewrapContent {
  const content = contentMembers('rewrap', value, 'pseudonyms', ['epoch'])
  form.integer(content.epoch, 'epoch', 1, MAX_EPOCH)
  const pseudonyms = content.pseudonyms as readonly unknown[]
  if (pseudonyms.length === 0 || pseudonyms.length > MAX_CHUNK_ROWS) refuse('pseudonyms')
  for (const [index, text] of pseudonyms.entries()) {
    if (typeof text !== 'string' || text.length === 0 || text.length > MAX_PSEUDONYM_LENGTH) {
      refuse(`pseudonyms[${index}]`)
    }
  }
  return content as unknown as RewrapContent
}

/** Checks what a list of changes says of the rewrap that it answers. Throws PART_CONTENT_INVALID. */
export function readRewrapAnswer(value: unknown, changes: unknown): RewrapAnswer {
  const members = form.object(value, 'rewrap', ['id', 'chunk', 'epoch', 'refused'])
  form.text(members.id, 'rewrap.id', UUID)
  form.integer(members.chunk, 'rewrap.chunk', 0, MAX_CHUNK_NUMBER)
  form.integer(members.epoch, 'rewrap.epoch', 1, MAX_EPOCH)
  const { refused } = members
  if (!Array.isArray(refused) || !Array.isArray(changes)) refuse('rewrap.refused')
  const count = refused.length + changes.length
  if (count === 0 || count > MAX_CHUNK_ROWS) refuse('rewrap.refused')
  let previous = -1
  for (const [index, item] of refused.entries()) {
    const where = `rewrap.refused[${index}]`
    if (!isObject(item)) refuse(where)
    const { row, code } = form.object(item, where, ['row', 'code'])
    previous = form.integer(row, where, previous + 1, count - 1)
    form.oneOf(code, where, REWRAP_REFUSALS)
  }
  return members as unknown as RewrapAnswer
}
