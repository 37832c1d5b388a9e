/**
 * An answer as the client reads it, without the streams that carry one over a wire: making those costs more than reading what is in them.
 * @param body Well formed or not; a lone surrogate becomes what UTF-8 makes of it.
 */
export function plainResponse(status: number, retryAfter: string | undefined, body: string): Response {
  const text = body.toWellFormed().replace(/^\ufeff/, '')
  const response = {
    status,
    ok: status >= 200 && status <= 299,
    headers: { get: (name: string) => (name.toLowerCase() === 'retry-after' ? (retryAfter ?? null) : null) },
    text: async () => text,
    json: async () => JSON.parse(text) as unknown,
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  }
  return response as unknown as Response
}
