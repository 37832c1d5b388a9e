import { createKey } from './create.ts'
import type { KeyName } from './key-name.ts'
import { listEpochs } from './key-row.ts'
import type { KeysPorts } from './ports.ts'
import type { Unsealing } from './unseal.ts'

/**
 * Makes the next epoch of a key and retires the ones before it: those still open or convert what was made with them. Keys of a
 * pseudonym domain follow the epoch in the directory instead; this is for the engine's own keys.
 * @returns The epoch that is active now. Two that rotate at once may make one new epoch between them.
 */
export async function rotateKey(
  ports: KeysPorts,
  unsealing: Unsealing,
  family: Omit<KeyName, 'epoch'>,
): Promise<number> {
  const [newest] = await ports.database.withConnection((sql) => listEpochs(sql, family))
  const epoch = (newest?.epoch ?? 0) + 1
  await createKey(ports, unsealing, { ...family, epoch })
  return epoch
}
