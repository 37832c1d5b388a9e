import type { PersonService, ShownRequest } from './service.ts'

/** Brings a signed request to the service, and after it the sealed parts of its selection, in order. Throws ClientError. */
export async function submitRequest(
  service: PersonService,
  id: string,
  request: string,
  parts: readonly string[],
): Promise<ShownRequest> {
  await service.make(request)
  for (const [number, part] of parts.entries()) await service.sendPart(id, number, part)
  return service.read(id)
}
