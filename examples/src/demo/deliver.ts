import type { Delivered } from '@sluis/client/supplier'
import { deliverFile, readConfig, readMapping } from '@sluis/client/supplier'
import type { Party } from '../collaboration/parties.ts'
import type { DemoSource } from './sources.ts'

/** What came of one institution's file. */
export interface InstitutionResult {
  readonly source: DemoSource
  readonly delivered: Delivered
}

/** Delivers an institution's file as its own staff would: with its own configuration, keys and mapping. */
export async function deliverSource(
  source: DemoSource,
  party: Party,
  placement: Map<string, string>,
  onShare: (share: number) => void,
  signal?: AbortSignal,
): Promise<InstitutionResult> {
  const placed: [number, number][] = []
  const delivered = await deliverFile(source.file, {
    config: await readConfig(party.configFile),
    ...(source.mappingFile === undefined ? {} : { mapping: await readMapping(source.mappingFile) }),
    onProgress: (event) => {
      if (event.event === 'reading') onShare(event.share)
    },
    ...(signal === undefined ? {} : { signal }),
    onPlaced: (fileRow, deliveryRow) => placed.push([fileRow, deliveryRow]),
  })
  for (const [fileRow, row] of placed)
    placement.set(`${source.institution}/${fileRow}`, `${delivered.deliveryId}/${row}`)
  return { source, delivered }
}
