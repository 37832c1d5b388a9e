/** A receipt as it was got, before it is believed; or why there is none. */
export type Got = { readonly receipt: unknown } | { readonly missing: 'absent' | 'signedOut' | 'unreachable' }

/** Gets the receipt of a delivery from the pages of the gateway that served this one, for whoever is signed in there. */
export async function findReceipt(deliveryId: string): Promise<Got> {
  try {
    const answer = await fetch(`/portal/deliveries/${deliveryId}/receipt`, {
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    })
    if (answer.status === 401 || answer.status === 403) return { missing: 'signedOut' }
    if (answer.status === 404) return { missing: 'absent' }
    if (!answer.ok) return { missing: 'unreachable' }
    // Signed in for several institutions and chosen none, a page answers instead of the receipt.
    if (answer.headers.get('content-type')?.startsWith('application/json') !== true) return { missing: 'signedOut' }
    return { receipt: await answer.json() }
  } catch {
    return { missing: 'unreachable' }
  }
}

/** Reads a receipt that the user kept. What is no JSON is no receipt. */
export async function readReceipt(file: File): Promise<Got> {
  try {
    return { receipt: JSON.parse(await file.text()) }
  } catch {
    return { receipt: null }
  }
}
