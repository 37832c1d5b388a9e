import { activityOperations } from './activity.ts'
import { approvalOperations } from './approval.ts'
import { auditOperations } from './audit.ts'
import { checkpointOperations } from './checkpoint.ts'
import { custodyOperations } from './custody.ts'
import { deliveryOperations } from './delivery.ts'
import { directoryOperations } from './directory.ts'
import { documentOperations } from './document.ts'
import { encodingOperations } from './encoding.ts'
import { enrolmentOperations } from './enrolment.ts'
import { evidenceOperations } from './evidence.ts'
import { feedOperations } from './feed.ts'
import type { Evaluate } from './fields.ts'
import { identifierOperations } from './identifier.ts'
import { irreversibleOperations } from './irreversible.ts'
import { jwkOperations } from './jwk.ts'
import { keyOperations } from './keys.ts'
import { linkabilityOperations } from './linkability.ts'
import { linkageOperations } from './linkage.ts'
import { manifestOperations } from './manifest.ts'
import { merkleOperations } from './merkle.ts'
import { partOperations } from './parts.ts'
import { receiptOperations } from './receipt.ts'
import { reversibleOperations } from './reversible.ts'
import { rewrapOperations } from './rewrap.ts'
import { textOperations } from './text.ts'
import { tileOperations } from './tiles.ts'
import { witnessOperations } from './witness.ts'

/** Every operation that the test vectors know, by the type of its group. */
export const CONFORMANCE_OPERATIONS: Readonly<Record<string, Evaluate>> = {
  ...textOperations,
  ...encodingOperations,
  ...jwkOperations,
  ...identifierOperations,
  ...documentOperations,
  ...keyOperations,
  ...custodyOperations,
  ...irreversibleOperations,
  ...reversibleOperations,
  ...rewrapOperations,
  ...linkabilityOperations,
  ...linkageOperations,
  ...merkleOperations,
  ...checkpointOperations,
  ...witnessOperations,
  ...tileOperations,
  ...auditOperations,
  ...evidenceOperations,
  ...feedOperations,
  ...activityOperations,
  ...directoryOperations,
  ...manifestOperations,
  ...partOperations,
  ...receiptOperations,
  ...deliveryOperations,
  ...approvalOperations,
  ...enrolmentOperations,
}
