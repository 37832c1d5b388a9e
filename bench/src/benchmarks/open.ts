import { openPart, parseIdentityContent } from '@sluis/ttp-core/identity'
import { sealPart } from '@sluis/ttp-core/supplier'
import type { Benchmark } from '../benchmark.ts'
import { measureRates } from '../measure/rate.ts'
import { aesGcm, ciphertextLength } from '../samples/aes-gcm.ts'
import { partSample } from '../samples/part.ts'

/** A whole identity part, as the identity engine opens it: signature and every field checked. */
export const open: Benchmark = {
  about: 'rows a second opened, verified and checked of a part of 2,500 rows; against AES-256-GCM alone',
  run: async () => {
    const { context, content, rows, recipient, signer } = await partSample()
    const sealed = await sealPart(context, content, { recipient: recipient.publicJwk, signer: signer.privateJwk })
    const keys = { recipients: [recipient.privateJwk], signers: [signer.publicJwk] }
    const bytes = ciphertextLength(sealed)
    const { decrypt } = aesGcm(bytes)
    const { perSecond, range } = await measureRates({
      part: { count: rows, run: async () => parseIdentityContent((await openPart(sealed, context, keys)).content) },
      unchecked: { count: rows, run: () => openPart(sealed, context, keys) },
      cipher: { count: rows, run: decrypt },
    })
    return {
      figure: perSecond.part,
      unit: 'rows/s',
      comparison: {
        name: 'AES-256-GCM alone on the same bytes',
        figure: perSecond.cipher,
        unit: 'rows/s',
        ratio: perSecond.part / perSecond.cipher,
      },
      details: { rows, bytes, withoutCheckingFieldsPerSecond: Math.round(perSecond.unchecked), range },
    }
  },
}
