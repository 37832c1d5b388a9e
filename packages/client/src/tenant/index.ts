export { Forwarding } from '@sluis/ttp-core/tenant'
export {
  directoryHistory,
  type HistoryOptions,
  type InForceAt,
  inForceAmong,
  type LogPlace,
  type PlacedDirectory,
} from '../auditor/index.ts'
export { createApiClient, readConfig } from '../http/index.ts'
export type {
  Attributes,
  QuarantineCode,
  Quarantined,
  SealedItem,
  TenantBatch,
  TenantChange,
  TenantRow,
} from './batch.ts'
export { itemKey, QUARANTINE } from './batch.ts'
export { TENANT_ERRORS, TenantError, type TenantErrorCode } from './errors.ts'
export { FolderStore, type TenantStore } from './folder-store.ts'
export type { FollowOptions } from './follow.ts'
export { followReleases } from './follow.ts'
export { releaseApi, rewrapApi } from './http-api.ts'
export type { Directories, TenantKeys } from './open-item.ts'
export { openItem } from './open-item.ts'
export { findOutdated, type Outdated } from './outdated.ts'
export type { ReleaseApi, ReleaseItem, ReleasePage, ReleaseParts, RewrapApi, RewrapState } from './ports.ts'
export { type PullOptions, type PullSummary, pullReleases } from './pull.ts'
export { currentRow, isErasedRow, readRows } from './read-rows.ts'
export { type RetryOptions, type RetrySummary, retrySetAside } from './retry.ts'
export { type RewrapOptions, type RewrapSummary, rewrapStore } from './rewrap.ts'
export { type TenantService, tenantService } from './service.ts'
export { type ListedTranslation, listTranslations, openTranslation, type TranslationReader } from './translations.ts'
