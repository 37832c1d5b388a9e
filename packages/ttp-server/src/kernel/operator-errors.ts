import type { ErrorRows } from './error-rows.ts'

/** What operators, custodians, reviewers and the registrar meet at their commands. */
export const OPERATOR_ERRORS = {
  DATABASE_TOO_OLD: { status: 500, text: 'PostgreSQL is older than version 18. Use 18 or newer; nothing was changed.' },
  SCHEMA_NEWER: { status: 500, text: 'The database was made by a newer version of the server. Upgrade the server.' },
  SCHEMA_CHANGED: {
    status: 500,
    text: 'A migration that was applied reads differently now. Restore the migrations of this version.',
  },
  PORT_IN_USE: { status: 500, text: 'Another program listens on the port. Stop it, or choose another port.' },
  CONFIGURATION_INVALID: { status: 500, text: 'The configuration is incomplete or wrong; the log names the setting.' },
  OPTION_INVALID: {
    status: 400,
    text: 'The value of an option is not of its form. The line names the option, --help says what it takes. Nothing was done.',
  },
  FILE_UNREADABLE: {
    status: 400,
    text: 'The file that an option names cannot be read: it is not there, is a folder, or is closed to this user. The line names the option. Nothing was done.',
  },
  FILE_INVALID: {
    status: 422,
    text: 'The file that an option names is damaged, or of something else than the option takes. The line names the option, --help says what it takes. Nothing was done.',
  },
  FILE_NOT_WRITTEN: {
    status: 409,
    text: 'The file that an option names cannot be written: it is there already, or its folder is absent or closed. The line names the option; name another.',
  },
  GATEWAY_UNREACHABLE: {
    status: 503,
    text: 'No gateway answers at the address of --url. Look at the address and its port, and whether the gateway runs.',
  },
  GATEWAY_ANSWER_INVALID: {
    status: 502,
    text: 'What answers at the address of --url is no gateway of this service. Look at the address and its port.',
  },
  DATABASE_UNREACHABLE: {
    status: 503,
    text: 'The database does not answer, or does not let this role in. The line names the setting: look at its address and password, and whether PostgreSQL runs.',
  },
  DATABASE_FOREIGN: {
    status: 500,
    text: 'The database has not the schema of this version, or the setting names the wrong role. The line names the setting: look at it, then run sluis-server migrate.',
  },
  KEY_UNAVAILABLE: { status: 503, text: 'A key is not available: the root is wrong, or the key was destroyed.' },
  SHARE_MALFORMED: {
    status: 400,
    text: 'This is not a share of a root: mistyped, damaged or cut. Compare it with what was written down.',
  },
  SHARE_FOREIGN: {
    status: 400,
    text: 'The share belongs to another engine or to another ceremony. Give the share of the last ceremony of this engine.',
  },
  SHARE_WRONG: {
    status: 400,
    text: 'The share is well formed and not the one that the ceremony made. Nothing was spoilt; give the right one.',
  },
  SHARE_DUPLICATE: { status: 409, text: 'This share is there already. The next one must come from another custodian.' },
  SHARES_TOO_FEW: {
    status: 400,
    text: 'There are fewer shares than the root needs. More custodians must give theirs.',
  },
  SHARE_UNREADABLE: {
    status: 400,
    text: 'The file of the share cannot be read, or does not open with the key that was given.',
  },
  TERMINAL_MISSING: {
    status: 400,
    text: 'Shares are shown and asked for at a terminal only. Run the command at one, or name files as its help says.',
  },
  INTERRUPTED: { status: 400, text: 'Interrupted. Shares that were shown are worth nothing; begin again.' },
  ENGINE_UNSEALED: { status: 409, text: 'The engine is unsealed already: it needs no share.' },
  ENGINE_UNREACHABLE: {
    status: 503,
    text: 'No engine listens at the socket. Start the engine, name its runtime folder, and be of the group of its custodians.',
  },
  SOCKET_IN_USE: {
    status: 500,
    text: 'Another engine listens at the socket of this one. Stop it, or give this one a runtime folder of its own.',
  },
  DATA_FOLDER_IN_USE: {
    status: 500,
    text: 'Another sluis-server works on this data folder. Use the one that runs, stop it first, or name another folder with --data.',
  },
  DATA_FOLDER_ABSENT: {
    status: 500,
    text: 'There is no data of a service in this folder, so nothing can be said of it. Check --data or SLUIS_DATA_DIRECTORY; sluis-server start begins a new one.',
  },
  DATA_FOLDER_CLOSED: {
    status: 500,
    text: 'PostgreSQL runs as another user than root, who cannot reach the data folder. Choose a folder that is open to others, such as one under /srv.',
  },
  DATABASE_NOT_STARTED: {
    status: 500,
    text: 'PostgreSQL did not start on the data folder. Look whether its disk is full; its own log, database/pgdata/log in the folder, says more.',
  },
  CEREMONY_INVALID: {
    status: 422,
    text: 'The ceremony cannot be held so, or its protocol is not signed by the key that was given.',
  },
  CUSTODIAN_UNKNOWN: {
    status: 422,
    text: 'A custodian of the protocol is no active person of the directory with the role for it. Publish a version, or split anew.',
  },
  TOKEN_UNAVAILABLE: {
    status: 503,
    text: 'The token does not give the root: it is not there, its PIN is wrong, or it holds another key.',
  },
  LOG_INCONSISTENT: {
    status: 500,
    text: 'The stored audit log does not fit its last signed checkpoint. Nothing more is signed: restore the log as it was.',
  },
  MODEL_INVALID: {
    status: 500,
    text: 'The linkage model, or that it is in force, is not as this engine signed it, or is one that this version cannot read. Look at who could write to the database, then activate a version.',
  },
  MODEL_UNKNOWN: {
    status: 404,
    text: 'There is no linkage model of this version. See the list of models.',
  },
  MODEL_RECORDS_FEW: {
    status: 422,
    text: 'Too few records, or too few that have anything in common, to learn weights from. Deliver more first.',
  },
  MODEL_NOT_CONVERGED: {
    status: 422,
    text: 'Learning did not come to rest: the records do not bear a model. Nothing was stored.',
  },
  REVIEW_CASE_UNKNOWN: { status: 404, text: 'There is no case of this number. See the list of cases.' },
  REVIEW_CASE_OBSOLETE: {
    status: 409,
    text: 'The question has answered itself: they became one person or two, or a record is gone. Take the next case.',
  },
  REVIEW_CONTRADICTS: {
    status: 409,
    text: 'Earlier verdicts on other records of these persons say otherwise. Nothing was changed; decide those anew.',
  },
  REVIEW_DECISION_INVALID: {
    status: 400,
    text: 'A decision needs same, different or skip, a reason of at most 500 characters, and the name of the reviewer.',
  },
  CERTIFICATE_REQUEST_INVALID: {
    status: 422,
    text: 'The file is not a certificate signing request for an RSA key, signed by that key itself (PKCS#10, PEM). Make it anew.',
  },
  ALARM_UNKNOWN: {
    status: 404,
    text: 'There is no alarm of this number that waits for a decision. See the list of alarms.',
  },
  DELIVERY_NOT_STUCK: {
    status: 409,
    text: 'The directory names the keys of this delivery, or no engine tried it in vain under that directory yet. Nothing was changed; look again after a minute.',
  },
  DELIVERY_UNDER_WAY: {
    status: 409,
    text: 'Part of this delivery is resolved, and its tenant may have it: made anew, those rows would come twice. Nothing was changed; the registrar names the key again.',
  },
  CANARY_INVALID: {
    status: 400,
    text: 'A canary is one canonical e-mail address, telephone number, or postcode with house number; at most 1,000 at once.',
  },
  COHORT_INVALID: {
    status: 400,
    text: 'A cohort needs the identifier of an institution and a whole number of visitors, from 1 to 100,000,000.',
  },
  OPERATOR_INVALID: {
    status: 400,
    text: 'Say who decides with --operator: at most 80 of A to Z, a to z, 0 to 9, dot, underscore and hyphen.',
  },
  CERTIFICATE_OPTIONS_MISSING: {
    status: 400,
    text: 'Give a signing request, or a name, a bundle and a file with a passphrase of at least 12 characters; days are 1 to 9999.',
  },
  ENROLMENT_UNKNOWN: {
    status: 404,
    text: 'There is no request, or no key, of this name. See the list of requests, and give at least 8 characters.',
  },
  FINGERPRINT_DIFFERS: {
    status: 403,
    text: 'The fingerprint that was read is not that of this request. Do not confirm it; ask again on a number that you know.',
  },
  ORGANISATION_UNKNOWN: {
    status: 404,
    text: 'The directory does not name the organisation, or names the client for another. Register it with a name and a kind.',
  },
  AGREEMENT_UNKNOWN: {
    status: 404,
    text: 'The draft has no agreement of this identifier, or no bundle of this digest. See the newest directory.',
  },
  ERASURE_INVALID: {
    status: 400,
    text: 'An erasure needs one of its grounds, the name of who carries it out and the reference of the request.',
  },
  SEARCH_INVALID: {
    status: 400,
    text: 'A search needs one JSON object of identity fields that tell somebody from others, --reader and --request as names, --institution for a relation number, --country of two capitals.',
  },
} as const satisfies ErrorRows
