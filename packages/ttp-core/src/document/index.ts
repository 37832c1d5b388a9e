export {
  CLIENT_ID,
  DIGEST_BASE64URL,
  DIGEST_HEX,
  type DocumentForm,
  documentForm,
  type Members,
  NAME_ID,
  READABLE,
  TIMESTAMP,
  UUID,
} from './form.ts'
export { type DocumentType, signDocument } from './sign.ts'
export { type VerifiedDocument, verifyDocument } from './verify.ts'
