/** What the server does about an error of the database. */
export interface Reaction {
  /**
   * repeat: PostgreSQL undid the work, and the server repeats it; unavailable: answered with 503; locked: another call
   * holds the row, answered with 409; bug: a mistake of ours, answered with 500
   */
  readonly is: 'repeat' | 'unavailable' | 'locked' | 'bug';
  /** whether the connection is closed, since it is broken, its server can't be used, or its state is unknown */
  readonly dropsConnection: boolean;
  /** for the caller, when unavailable: the end of a sentence that begins with "the database" */
  readonly says: string;
}

const unavailable = (says: string, dropsConnection: boolean): Reaction => ({
  is: 'unavailable',
  dropsConnection,
  says,
});

export const REACTIONS = {
  repeat: { is: 'repeat', dropsConnection: false, says: 'undid the call' },
  locked: { is: 'locked', dropsConnection: false, says: 'waits for another call' },
  bug: { is: 'bug', dropsConnection: false, says: '' },
  /** a bug after which the connection's state is unknown */
  bugInTransaction: { is: 'bug', dropsConnection: true, says: '' },
  outOfReach: unavailable('is out of reach', true),
  readOnly: unavailable('takes no writes at present', true),
  full: unavailable('has no room for more at present', false),
  tooSlow: unavailable('took too long', false),
  busyPool: unavailable('is busy', false),
  unset: unavailable('is not set up for this server', false),
  ailing: unavailable('is not well', true),
} as const satisfies Record<string, Reaction>;

const { repeat, locked, bug, bugInTransaction, outOfReach, readOnly, full, tooSlow, unset, ailing } = REACTIONS;

/** By the first two characters of a SQLSTATE: every class of PostgreSQL's appendix "Error Codes", in its order. */
export const CLASSES: Readonly<Record<string, Reaction>> = {
  '00': bug, // successful completion
  '01': bug, // warning
  '02': bug, // no data
  '03': bug, // SQL statement not yet complete
  '08': outOfReach, // connection exception
  '09': bug, // triggered action exception
  '0A': bug, // feature not supported
  '0B': bug, // invalid transaction initiation
  '0F': bug, // locator exception
  '0L': bug, // invalid grantor
  '0P': bug, // invalid role specification
  '0Z': bug, // diagnostics exception
  '10': bug, // XQuery error
  '20': bug, // case not found
  '21': bug, // cardinality violation
  '22': bug, // data exception
  '23': bug, // integrity constraint violation
  '24': bug, // invalid cursor state
  '25': bugInTransaction, // invalid transaction state
  '26': ailing, // invalid SQL statement name: the connection lost its prepared statements
  '27': bug, // triggered data change violation
  '28': outOfReach, // invalid authorization: a password was changed
  '2B': bug, // dependent privilege descriptors still exist
  '2D': bugInTransaction, // invalid transaction termination
  '2F': bug, // SQL routine exception
  '34': bug, // invalid cursor name
  '38': bug, // external routine exception
  '39': bug, // external routine invocation exception
  '3B': bugInTransaction, // savepoint exception
  '3D': outOfReach, // invalid catalog name: the database was dropped or renamed
  '3F': unset, // invalid schema name
  '40': repeat, // transaction rollback
  '42': bug, // syntax error or access rule violation
  '44': bug, // WITH CHECK OPTION violation
  '53': full, // insufficient resources
  '54': bug, // program limit exceeded
  '55': bug, // object not in prerequisite state
  '57': outOfReach, // operator intervention: it is stopping, starting, or ended this connection
  '58': ailing, // system error
  '72': repeat, // snapshot failure
  F0: ailing, // configuration file error
  HV: bug, // foreign data wrapper error
  P0: bug, // PL/pgSQL error
  XX: bugInTransaction, // internal error
};

/** Codes that differ from their class. */
export const CODES: Readonly<Record<string, Reaction>> = {
  '25006': readOnly, // read-only transaction: the server was demoted, or an operator stopped writes
  '25P03': outOfReach, // idle in transaction for too long
  '25P04': outOfReach, // transaction timeout
  '40002': bug, // integrity constraint violation at commit
  '40003': outOfReach, // statement completion unknown
  '42501': unset, // insufficient privilege
  '53300': outOfReach, // too many connections
  '55P03': locked, // lock_timeout
  '57014': tooSlow, // statement_timeout
};
