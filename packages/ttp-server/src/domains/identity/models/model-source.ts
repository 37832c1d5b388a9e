import type { LinkageModel, SignPublicJwk } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import { findModel, findModelInForce } from './model-rows.ts'
import { openActivation } from './open-activation.ts'
import { openModel } from './open-model.ts'

/** The stored models, as the engine reads them. */
export interface ModelSource {
  /**
   * The model in force in the transaction of `sql`.
   * @throws ServerError `MODEL_INVALID` when it, or that it is in force, is not as this engine signed it, or when an activation is
   * gone that was seen before: no other model stands in for it, so that no engine ever resolves by weights that the others do not know.
   */
  readonly inForce: (sql: Sql) => Promise<LinkageModel>
  /**
   * The model of a version, in force or not.
   * @throws ServerError `MODEL_UNKNOWN`, `MODEL_INVALID`.
   */
  readonly version: (sql: Sql, version: number) => Promise<LinkageModel>
}

/** Reads stored models; a document is verified once, and again as soon as it reads differently. */
export function openModels(keys: readonly SignPublicJwk[]): ModelSource {
  const opened = new Map<number, { readonly document: string; readonly model: LinkageModel }>()
  let last: { readonly number: number; readonly activation: string | null; readonly document: string } | undefined
  const open = async (row: { readonly version: number; readonly document: string }): Promise<LinkageModel> => {
    const known = opened.get(row.version)
    if (known?.document === row.document) return known.model
    const model = await openModel(row, keys)
    opened.set(row.version, { document: row.document, model })
    return model
  }
  return {
    inForce: async (sql) => {
      const row = await findModelInForce(sql)
      if (row === undefined) throw new ServerError('MODEL_UNKNOWN')
      const { number, activation } = row
      if (last?.activation !== activation || last?.document !== row.document) {
        const opened = await openActivation(row, keys)
        if (last !== undefined && opened <= last.number) throw new ServerError('MODEL_INVALID')
        last = { number: opened, activation, document: row.document }
      }
      if (number !== last.number) throw new ServerError('MODEL_INVALID')
      return open(row)
    },
    version: async (sql, version) => {
      const row = await findModel(sql, version)
      if (row === undefined) throw new ServerError('MODEL_UNKNOWN')
      return open(row)
    },
  }
}
