import type { Directory, SigningKey } from '@sluis/ttp-core/pseudonymise'
import { CoreError, findOrganisation, PART_SCHEMA, sealPart } from '@sluis/ttp-core/pseudonymise'
import { addAnswer } from '../../../kernel/add-answer.ts'
import type { Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import { isLogged } from '../../../kernel/is-logged.ts'
import { listedSigner } from '../../../kernel/listed-signer.ts'
import type { ApprovedPorts } from '../ports.ts'
import { ACTOR, end } from './begin.ts'
import { epochsOf, openSelection } from './open-selection.ts'
import { openSubjects } from './open-subjects.ts'
import type { PermittedReveal, PermittedTranslation } from './permitted.ts'
import { permitted } from './permitted.ts'
import type { BegunRow } from './request-rows.ts'
import { markDone, takeBegun } from './request-rows.ts'
import { translateAll } from './translate-all.ts'

/**
 * Carries out the next request that was begun and whose entry a checkpoint of the log covers. Everything is verified anew: who was
 * suspended in between approves nothing any more.
 * @returns Whether anything was done; false too while the log does not cover the entry.
 */
export async function carryOutNext(ports: ApprovedPorts, directory: Directory): Promise<boolean> {
  return ports.database.transaction(async (sql) => {
    const row = await takeBegun(sql)
    if (row === undefined || !(await isLogged(sql, row.entry))) return false
    await sql.query('savepoint work')
    try {
      return await carryOut(sql, ports, directory, row)
    } catch (error) {
      const code = endingCode(error)
      if (code === undefined) throw error
      await sql.query('rollback to savepoint work')
      await end(sql, ports, row, code)
      return true
    }
  })
}

/** What ends a request; anything else is tried again. */
function endingCode(error: unknown): string | undefined {
  if (error instanceof CoreError) return error.code
  return error instanceof ServerError && error.code === 'KEY_UNAVAILABLE' ? error.code : undefined
}

async function carryOut(sql: Sql, ports: ApprovedPorts, directory: Directory, row: BegunRow): Promise<boolean> {
  const what = await permitted(directory, row, ports.now())
  // Another document under the same identifier was never counted.
  if (what.digest !== row.digest) throw new CoreError('REQUEST_INVALID', 'id')
  const signer = listedSigner(directory.engines.key.sign, ports.signKeys)
  const isDone =
    'domain' in what
      ? await openForIdentity(sql, ports, directory, what, signer)
      : await translateNextPart(sql, ports, directory, what, signer)
  if (isDone) await markDone(sql, row.id, ports.now())
  return true
}

/** Opens the pseudonyms of exactly this request, and hands the subject numbers to the identity engine, sealed. */
async function openForIdentity(
  sql: Sql,
  ports: ApprovedPorts,
  directory: Directory,
  what: PermittedReveal,
  signer: SigningKey,
): Promise<boolean> {
  const { request, domain, digest } = what
  const recipient = directory.engines.identity.seal[0]
  if (recipient === undefined) throw new ServerError('UNAVAILABLE')
  const pseudonyms = await openSelection(sql, what, 0, ports.sealKeys)
  const subjects = await ports.lendOpeningKeys(domain, epochsOf(pseudonyms), request.id, async (keys) =>
    openSubjects(keys, domain, pseudonyms),
  )
  const { id, institution, tenant } = request
  const context = {
    kind: 'opening',
    delivery: id,
    chunk: 0,
    institution,
    tenant,
    domain: request.domain,
    schema: PART_SCHEMA.opening,
  } as const
  const sealed = await sealPart(
    context,
    { schema: PART_SCHEMA.opening, request: digest, subjects },
    { recipient, signer },
  )
  await sql.query('insert into identity.opening (request, sealed) values ($1, $2)', [id, sealed])
  return true
}

/** Translates the first part that has no result yet; done when it was the last. */
async function translateNextPart(
  sql: Sql,
  ports: ApprovedPorts,
  directory: Directory,
  what: PermittedTranslation,
  signer: SigningKey,
): Promise<boolean> {
  const { request, from, to } = what
  const recipient = findOrganisation(directory, to.tenant)?.sealKeys[0]
  if (recipient === undefined) throw new CoreError('TRANSLATE_NOT_ALLOWED', 'to.tenant')
  const { rows } = await sql.query<{ parts: number }>(
    'select count(*)::int as parts from reveal.result where request = $1',
    [request.id],
  )
  const number = rows[0]?.parts ?? 0
  const last = request.selection.digests.length - 1
  if (number > last) return true
  const pseudonyms = await openSelection(sql, what, number, ports.sealKeys)
  const translated = await ports.lendTranslationKeys(from, epochsOf(pseudonyms), to, request.id, async (keys) =>
    translateAll(keys, from, to, pseudonyms),
  )
  const context = {
    kind: 'translation',
    delivery: request.id,
    chunk: number,
    institution: '',
    tenant: to.tenant,
    domain: to.domain,
    schema: PART_SCHEMA.translation,
  } as const
  const sealed = await sealPart(
    context,
    { schema: PART_SCHEMA.translation, pseudonyms: translated },
    { recipient, signer },
  )
  await addAnswer(sql, ports, {
    action: 'translation.answered',
    actor: ACTOR,
    request: request.id,
    digest: what.digest,
    number,
    sealed,
  })
  return number === last
}
