import type { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { SALT_LENGTH } from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import { ServerError } from '../../kernel/errors.ts'
import { ACTOR } from './constants.ts'
import type { KeyName } from './key-name.ts'
import { nameDetails } from './key-name.ts'
import type { KeyRow, KeyState } from './key-row.ts'
import { findKey, holdKey } from './key-row.ts'
import type { KeysPorts } from './ports.ts'
import type { Unsealing } from './unseal.ts'
import { unseal } from './unseal.ts'

/** What keys are lent for. */
export interface Loan {
  readonly names: readonly KeyName[]
  /** For which piece of work: the identifier of a batch, or the start of an engine. Named in the audit log's commitment. */
  readonly occasion: string
  /** Converting needs retired keys too; making something new takes active keys only; re-wrapping takes the last one to make. */
  readonly use: 'make' | 'convert' | 'rewrap'
}

/**
 * Lends keys for one piece of work: made before it, destroyed after it, whatever happens in between. The loan is in the audit
 * log before the keys exist. While they are in use nobody can destroy them: who destroys a key waits, and knows afterwards
 * that no use of it is under way.
 * @throws ServerError `KEY_UNAVAILABLE`: a key does not exist, was retired or destroyed, or the root is another one.
 */
export async function lendKeys<T>(
  ports: KeysPorts,
  unsealing: Unsealing,
  loan: Loan,
  work: (keys: readonly SecretKey[]) => Promise<T>,
): Promise<T> {
  await recordLoan(ports, loan)
  return ports.database.transaction(async (sql) => {
    const keys: SecretKey[] = []
    try {
      for (const name of loan.names) {
        const row = await demandKey(sql, name, useOf(loan, name), holdKey)
        keys.push(await unseal(unsealing, row))
      }
      return await work(keys)
    } finally {
      for (const key of keys) key.destroy()
    }
  })
}

/** In a transaction of its own: should the process die during the work, the loan still stands in the log. */
async function recordLoan(ports: KeysPorts, loan: Loan): Promise<void> {
  await ports.database.transaction(async (sql) => {
    for (const name of loan.names) await demandKey(sql, name, useOf(loan, name), findKey)
    await appendAudit(sql, {
      action: 'key.lent',
      actor: ACTOR,
      at: ports.now(),
      salt: ports.random(SALT_LENGTH),
      details: { occasion: loan.occasion, use: loan.use, keys: loan.names.map(nameDetails) },
    })
  })
}

/** What one key of a loan is for. */
type Use = 'make' | 'convert'

function useOf({ names, use }: Loan, name: KeyName): Use {
  if (use === 'rewrap') return name === names.at(-1) ? 'make' : 'convert'
  return use
}

const LENDABLE: Record<Use, ReadonlySet<KeyState>> = {
  make: new Set<KeyState>(['active']),
  convert: new Set<KeyState>(['active', 'retired']),
}

/** Whether a key is lent to convert what was made with it. */
export async function convertsKey(ports: KeysPorts, name: KeyName): Promise<boolean> {
  const row = await ports.database.withConnection((sql) => findKey(sql, name))
  return row !== null && LENDABLE.convert.has(row.state)
}

async function demandKey(
  sql: Sql,
  name: KeyName,
  use: Use,
  read: (sql: Sql, name: KeyName) => Promise<KeyRow | null>,
): Promise<KeyRow> {
  const row = await read(sql, name)
  if (row === null || !LENDABLE[use].has(row.state)) throw new ServerError('KEY_UNAVAILABLE')
  return row
}
