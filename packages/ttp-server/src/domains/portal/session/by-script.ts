/**
 * Whether a script asks, and not somebody who goes to a page: browsers say what an answer is for (Fetch Metadata), and no script can say
 * otherwise. One that is too old to say is taken for somebody. The code that seals stands at the same origin as the pages: changed, it would
 * read them, and the token of their forms, for whoever is signed in.
 */
export function isByScript(headers: Headers): boolean {
  const dest = headers.get('sec-fetch-dest')
  return dest !== null && dest !== 'document'
}
