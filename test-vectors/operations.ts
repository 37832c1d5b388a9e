import { activity } from './build/activity.ts'
import { approvalFile } from './build/approval.ts'
import { auditEntry } from './build/audit-entry.ts'
import { checkpoint } from './build/checkpoint.ts'
import { delivery } from './build/delivery.ts'
import { deliveryManifest } from './build/delivery-manifest.ts'
import { directory } from './build/directory.ts'
import { encoding } from './build/encoding.ts'
import { enrolmentFile } from './build/enrolment.ts'
import { evidenceFile } from './build/evidence.ts'
import type { Operation } from './build/frame.ts'
import { households } from './build/household.ts'
import { identifierAddress } from './build/identifier-address.ts'
import { identifierContact } from './build/identifier-contact.ts'
import { identifierDate } from './build/identifier-date.ts'
import { identifierKey } from './build/identifier-key.ts'
import { identifierName } from './build/identifier-name.ts'
import { identifierRecord } from './build/identifier-record.ts'
import { jwk } from './build/jwk.ts'
import { keyCheck } from './build/key-check-value.ts'
import { keyDerivation } from './build/key-derivation.ts'
import { keyPairs } from './build/key-pairs.ts'
import { keySiv } from './build/key-siv.ts'
import { linkage } from './build/linkage.ts'
import { merkle } from './build/merkle.ts'
import { part } from './build/part.ts'
import { partContent } from './build/part-content.ts'
import { pseudonymIrreversible } from './build/pseudonym-irreversible.ts'
import { pseudonymReversible } from './build/pseudonym-reversible.ts'
import { receiptFile } from './build/receipt.ts'
import { release } from './build/release.ts'
import { rewrapping } from './build/rewrap.ts'
import { share } from './build/share.ts'
import { signedDocument } from './build/signed-document.ts'
import { storageStability } from './build/storage-stability.ts'
import { texts } from './build/text.ts'
import { tile } from './build/tile.ts'

/** Every operation that has vectors; a new one is written under build/ and named here. */
export const OPERATIONS: readonly Operation[] = [
  texts,
  encoding,
  jwk,
  identifierName,
  identifierDate,
  identifierContact,
  identifierAddress,
  identifierRecord,
  identifierKey,
  signedDocument,
  keyDerivation,
  keyCheck,
  keySiv,
  keyPairs,
  share,
  pseudonymIrreversible,
  pseudonymReversible,
  rewrapping,
  linkage,
  households,
  merkle,
  checkpoint,
  tile,
  auditEntry,
  evidenceFile,
  release,
  activity,
  partContent,
  part,
  directory,
  deliveryManifest,
  receiptFile,
  delivery,
  storageStability,
  approvalFile,
  enrolmentFile,
]
