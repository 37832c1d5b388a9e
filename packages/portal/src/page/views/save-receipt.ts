import type { App } from '../app.ts'
import { ask } from '../ask-worker.ts'
import { h } from '../dom.ts'
import { download } from '../download.ts'
import { t } from '../language.ts'

/** Saves a receipt as a file of the user's: what this browser keeps is gone when its storage is cleared. */
export function saveReceiptButton(app: App, deliveryId: string): HTMLElement {
  const save = async (): Promise<void> => {
    const text = await ask('receiptText', { deliveryId })
    download(new Blob([text], { type: 'application/json' }), `${deliveryId}.receipt.json`)
  }
  const onclick = (): void => void save().catch((error: unknown) => app.fail(error, () => void app.restart()))
  const label = t('receiptSaveOf', { number: deliveryId.slice(0, 8) })
  return h('button', { type: 'button', class: 'plain', 'aria-label': label, onclick }, t('receiptSave'))
}
