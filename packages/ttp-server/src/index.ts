export { developmentRegistrar } from './embedded/secrets.ts'
export type { EmbeddedOptions, EmbeddedTtp } from './embedded/start.ts'
export { startEmbedded } from './embedded/start.ts'
export type { ProcessName } from './kernel/config.ts'
