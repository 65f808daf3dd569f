/**
 * What redis-cli itself does with a typed line and remembers about its connection (repl and
 * cliSendCommand of redis-cli.c 7.0), its quirks included: after a lost connection the prompt goes
 * on showing the old database and `(TX)`, although the server has forgotten both.
 */
export interface CliState {
  readonly host: string;
  readonly port: number;
  readonly connected: boolean;
  /** Database that the prompt shows. */
  readonly db: number;
  /** Between MULTI and EXEC, as far as redis-cli knows. */
  readonly inMulti: boolean;
  /** Database to return to when the transaction comes to nothing. */
  readonly dbBeforeMulti: number;
  /** SHUTDOWN was sent: a closed connection is then no surprise. */
  readonly shutdown: boolean;
}

export function openCli(host: string, port: number): CliState {
  return {
    host,
    port,
    connected: false,
    db: 0,
    inMulti: false,
    dbBeforeMulti: 0,
    shutdown: false,
  };
}

/** `127.0.0.1:6379[2](TX)> `, or `not connected> `. */
export function promptOf(state: CliState): string {
  if (!state.connected) return 'not connected> ';
  const host = state.host.includes(':') ? `[${state.host}]` : state.host;
  const db = state.db === 0 ? '' : `[${state.db}]`;
  return `${host}:${state.port}${db}${state.inMulti ? '(TX)' : ''}> `;
}

/** A connection is there. Database and transaction shown stay as they were. */
export function connected(state: CliState): CliState {
  return { ...state, connected: true };
}
