/** Every bound of this domain. Unit and direction stand in the name. */
export const LIMIT = {
  /** How long a sign-in at the provider may take. */
  signInSecondsMax: 600,
  /** How long a session lives without a request, and at all. */
  idleSecondsMax: 1_800,
  sessionSecondsMax: 28_800,
  /** A session is marked as seen at most this often. */
  seenSecondsMin: 60,
  formBytesMax: 4_096,
  /** How long the provider may take to redeem a code. */
  providerMsMax: 5_000,
  /** Requests to change a role that wait, of one institution. */
  roleRequestsMax: 50,
  shownDeliveriesMax: 200,
} as const
