import type { PortalPorts } from './ports.ts'
import { createForgetSessions } from './session/forget-ended.ts'

export type { PortalPorts } from './ports.ts'

/** The portal's own work beside answering. */
export interface Portal {
  /** Step of a work loop. */
  readonly forgetSessions: () => Promise<boolean>
}

/** Makes the domain of its ports. */
export function createPortal(ports: PortalPorts): Portal {
  return { forgetSessions: createForgetSessions(ports) }
}
