import { sealPart } from '@sluis/ttp-core/supplier'
import type { Benchmark } from '../benchmark.ts'
import { measureRates } from '../measure/rate.ts'
import { aesGcm, ciphertextLength } from '../samples/aes-gcm.ts'
import { partSample } from '../samples/part.ts'

/** A whole identity part, as a client seals it. */
export const seal: Benchmark = {
  about: 'rows a second signed and sealed in a part of 2,500 rows; against AES-256-GCM alone on the same bytes',
  run: async () => {
    const { context, content, rows, recipient, signer } = await partSample()
    const options = { recipient: recipient.publicJwk, signer: signer.privateJwk }
    const bytes = ciphertextLength(await sealPart(context, content, options))
    const { encrypt } = aesGcm(bytes)
    const { perSecond, range } = await measureRates({
      part: { count: rows, run: () => sealPart(context, content, options) },
      cipher: { count: rows, run: encrypt },
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
      details: { rows, bytes, range },
    }
  },
}
