import type { z } from '@hono/zod-openapi'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import type { KeptEntry, LogEvidence } from '../../kernel/http/evidence.ts'
import { evidenceOf } from '../../kernel/http/evidence.ts'
import { parse } from '../../kernel/http/parse.ts'
import { findFeed } from './feed-rows.ts'
import type { DeliveryRow, ItemRow } from './item-rows.ts'
import { findDeliveries, listItems } from './item-rows.ts'
import { LIMIT } from './limits.ts'
import type { ReleasePorts } from './ports.ts'
import type { ReleaseItem, Releases } from './schemas.ts'
import { ListReleasesInput } from './schemas.ts'

type Item = z.output<typeof ReleaseItem>

/** A page of the tenant's own feed, each item with evidence that it was in the log before it was released. */
export async function listReleases(
  ports: ReleasePorts,
  actor: Actor,
  raw: unknown,
): Promise<z.output<typeof Releases>> {
  requireScope(actor, 'release:read')
  const { after, limit } = parse(ListReleasesInput, raw)
  return ports.database.withConnection(async (sql) => {
    const feed = await findFeed(sql, actor.organisation, false)
    const rows = await listItems(sql, actor.organisation, after, limit)
    const deliveries = await findDeliveries(sql, [...new Set(rows.flatMap(({ delivery }) => delivery ?? []))])
    const closings = [...deliveries.values()].map(closingOf)
    // Together, so that all of it stands under one checkpoint.
    const evidence = await evidenceOf(sql, [...rows, ...closings])
    const items = rows.map((row) => itemOf(row, deliveries, evidence))
    return { items: page(items), lastCursor: feed?.last_cursor ?? 0 }
  })
}

function itemOf(
  row: ItemRow,
  deliveries: ReadonlyMap<string, DeliveryRow>,
  evidences: ReadonlyMap<string, LogEvidence>,
): Item {
  const { cursor, domain } = row
  const evidence = evidences.get(row.entry)
  // It was covered when it got its cursor, and a log only grows.
  if (evidence === undefined) throw new ServerError('INTERNAL')
  if (row.change !== null) return { cursor, kind: 'change', domain, change: row.change, evidence }
  const delivery = deliveries.get(row.delivery ?? '')
  if (delivery === undefined || row.number === null) throw new ServerError('INTERNAL')
  const { id, institution, manifest } = delivery
  const closing = evidences.get(delivery.entry)
  // Nothing of a delivery is assembled before it is closed, and the log takes entries in the order in which they were written.
  if (closing === undefined) throw new ServerError('INTERNAL')
  return { cursor, kind: 'chunk', domain, delivery: id, chunk: row.number, institution, manifest, evidence, closing }
}

function closingOf({ entry, receipt_details: details, receipt_salt: salt }: DeliveryRow): KeptEntry {
  return { entry, details, salt }
}

function page(items: readonly Item[]): Item[] {
  let characters = 0
  const fitting = items.findIndex((item, place) => {
    characters +=
      (item.kind === 'chunk' ? item.manifest.length + item.closing.proof.length : 0) + item.evidence.proof.length
    return place > 0 && characters > LIMIT.pageCharactersMax
  })
  return fitting === -1 ? [...items] : items.slice(0, fitting)
}
