import type { Directory, Organisation } from '@sluis/ttp-core/common'
import { findOrganisation } from '@sluis/ttp-core/common'
import type { PersonActor } from '../../../kernel/http/actor.ts'
import type { SignedIn } from '../session/open-session.ts'
import type { Language } from '../words/language.ts'

/** What every page is made with. */
export interface PageView {
  readonly language: Language
  /** Path of the page, without a query. */
  readonly path: string
  readonly signedIn: SignedIn | undefined
  /** Whether people can sign in here at all. */
  readonly hasSignIn: boolean
  /** Whether the code that seals is served here. */
  readonly hasUpload: boolean
  /** Whether that code has a page that verifies receipts, and one that explains codes. */
  readonly hasVerifier: boolean
  readonly hasCodes: boolean
  readonly now: Date
}

/** What a page of an institution is made with. */
export interface OwnView extends PageView {
  readonly signedIn: SignedIn
  readonly actor: PersonActor
  readonly directory: Directory
  readonly institution: Organisation
}

/** The organisation for which somebody is signed in. */
export function houseOf({ actor, directory }: SignedIn): Organisation | undefined {
  return actor === undefined ? undefined : findOrganisation(directory, actor.organisation)
}
