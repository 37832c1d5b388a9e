import type { SecretKey } from '@sluis/ttp-core/pseudonymise'

/** Ways in which the root of an engine is kept while the engine does not run. */
export type RootHolding = 'custodians' | 'token' | 'file'

/** The root in memory, and who gave it. */
export interface HeldRoot {
  /** 32 bytes; destroyed by its holder after `close`. */
  readonly root: SecretKey
  /** Persons of the directory whose shares gave it; empty where no custodians do. */
  readonly custodians: readonly string[]
  /** Identifier of the ceremony that made the shares. */
  readonly ceremony?: string
}

/** An engine, as its root holder sees it. */
export interface RootUser {
  /** Begins to work under the root. When it rejects the root is destroyed, and nothing was begun. */
  readonly open: (held: HeldRoot) => Promise<void>
  /** Ends the work under way; the root is destroyed afterwards. */
  readonly close: () => Promise<void>
}

/** The key service of an engine: all that an engine knows of where its root is while it does not run. */
export interface RootHolder {
  readonly holding: RootHolding
  /**
   * Opens `user` as soon as the root can be had: from a file or a token before this fulfils, from custodians when enough of them
   * came. Custodians can close it again, and open it anew.
   * @returns What ends it all, root included.
   * @throws ServerError `CONFIGURATION_INVALID`, `TOKEN_UNAVAILABLE`, `SOCKET_IN_USE`, and what `user.open` throws.
   */
  readonly serve: (user: RootUser) => Promise<{ readonly stop: () => Promise<void> }>
}

/** A holder that has the root at hand. */
export function holderOf(holding: RootHolding, obtain: () => Promise<SecretKey>): RootHolder {
  return {
    holding,
    async serve(user) {
      const root = await obtain()
      try {
        await user.open({ root, custodians: [] })
      } catch (error) {
        root.destroy()
        throw error
      }
      return {
        stop: async () => {
          await user.close()
          root.destroy()
        },
      }
    },
  }
}
