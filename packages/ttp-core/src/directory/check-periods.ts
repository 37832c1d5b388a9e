import { CoreError } from '../errors.ts'

const NEVER = '9999-12-31'

/**
 * Periods run forwards, and on any day at most one is in force between the same parties. Throws DIRECTORY_INVALID or
 * DIRECTORY_NOT_UNIQUE, with the place in the list `where`.
 */
export function checkPeriods<Item extends { readonly inForceFrom: string; readonly inForceUntil?: string }>(
  where: string,
  items: readonly Item[],
  partiesOf: (item: Item) => string,
): void {
  const sorted = [...items.entries()].sort(([, a], [, b]) =>
    a.inForceFrom < b.inForceFrom ? -1 : Number(a.inForceFrom > b.inForceFrom),
  )
  const lastDay = new Map<string, string>()
  for (const [index, item] of sorted) {
    const { inForceFrom, inForceUntil = NEVER } = item
    if (inForceUntil < inForceFrom) throw new CoreError('DIRECTORY_INVALID', `${where}[${index}].inForceUntil`)
    const parties = partiesOf(item)
    if (inForceFrom <= (lastDay.get(parties) ?? '')) throw new CoreError('DIRECTORY_NOT_UNIQUE', `${where}[${index}]`)
    lastDay.set(parties, inForceUntil)
  }
}
