import type { Command } from 'commander'
import { addTenantPull } from './tenant-pull.ts'
import { addTenantRetry } from './tenant-retry.ts'
import { addTenantRewrap } from './tenant-rewrap.ts'
import { addTenantRows } from './tenant-rows.ts'
import { addTenantTranslations } from './tenant-translations.ts'

/** Adds `sluis tenant …`: what a tenant does. */
export function addTenant(program: Command): void {
  const tenant = program.command('tenant').description('receive releases and read the rows of your own store')
  addTenantPull(tenant)
  addTenantRows(tenant)
  addTenantRetry(tenant)
  addTenantRewrap(tenant)
  addTenantTranslations(tenant)
}
