// What it takes to unseal an engine outside of the commands: for measuring it.
export { holdCeremony } from './ceremony/hold-ceremony.ts'
export { createKeys } from './domains/keys/index.ts'
export { startPostgres } from './embedded/postgres.ts'
export { giveRolesPasswords } from './embedded/role-passwords.ts'
export { openDatabase } from './kernel/database.ts'
export { migrate } from './kernel/migrate.ts'
export { askEngine, socketPath } from './kernel/root/unseal-socket.ts'
export { startKeyEngine } from './processes/key-engine.ts'
