/**
 * The lab file, `psync-lab/1`: one format for scenarios, share links, undo histories, regression
 * tests and bug reports. Types only; `validate.ts` reads untrusted documents into them.
 */
export interface LabFile {
  format: 'psync-lab/1';
  name: LabText;
  /** One or two sentences: what there is to see. */
  story?: LabText;
  seed: number;
  /** `exact`: a ring of exactly repl-backlog-size bytes. `blocks`: 7.0.15's own (16 KiB at least, trimmed by blocks). */
  backlog: 'exact' | 'blocks';
  /** The page opens the lab at this moment; what came before lies in its past. Default 0. */
  openAtMs?: number;
  network?: LabNetwork;
  nodes: LabNode[];
  actions: LabAction[];
}

export interface LabText {
  en: string;
  zh?: string;
}

export interface LabNetwork {
  /** One way, between nodes. Default 1. */
  latencyMs?: number;
  /** Bytes per second each way between nodes; 0 = unlimited. Default 0. */
  bandwidth?: number;
  /** Single links that differ. */
  links?: { between: [string, string]; latencyMs?: number; bandwidth?: number }[];
}

export interface LabNode {
  /** Its port. */
  id: string;
  /** Lines of its redis.conf. `port` must be the id. */
  conf: string[];
  /** Files that lie on its disk at the start, base64. */
  files?: { name: string; base64: string }[];
  /** False: it exists, but its process is not started. Default true. */
  running?: boolean;
  /**
   * Microseconds for which each command, of a client or of its master, keeps its event loop busy: 5000 are
   * at most 200 commands a second, and who asks for more waits. Default 0.
   */
  commandMicros?: number;
  /** Where the picture puts it: x and y in [0, 1]. */
  place?: [number, number];
}

/** `atMs` may have three decimals: time is kept in whole microseconds. */
export type LabAction = { atMs: number } & (
  | { do: 'type'; node: string; line: string; console?: number }
  /** kill -9. */
  | { do: 'kill'; node: string }
  /** SIGTERM. */
  | { do: 'shutdown'; node: string }
  | { do: 'power-off'; node: string }
  | { do: 'start'; node: string }
  | { do: 'freeze'; node: string }
  | { do: 'thaw'; node: string }
  | { do: 'cut'; between: [string, string] }
  | { do: 'stall'; between: [string, string] }
  | { do: 'heal'; between: [string, string] }
  /**
   * The next message to arrive from `from` at the other end waits, and everything behind it on its
   * connection and in its direction, until `release`. One that is under way counts. With `match`, the
   * next that says this, whatever its case: words of a command or a reply (`SET k`, `REPLCONF ACK`,
   * `+CONTINUE`), `RDB` for a snapshot, or `connect`, `accept`, `refuse`, `close`. With `message`, none
   * but the one that bears this number on the ladder, while it is under way.
   */
  | { do: 'hold'; between: [string, string]; from: string; match?: string; message?: number }
  /** Ends a hold, also one that nothing has come for yet; without `from`, in both directions. */
  | { do: 'release'; between: [string, string]; from?: string }
  | { do: 'latency'; between: [string, string]; latencyMs: number }
  /** Bytes per second; 0 = unlimited. */
  | { do: 'bandwidth'; between: [string, string]; bandwidth: number }
  | { do: 'add-node'; node: LabNode }
  | { do: 'remove-node'; node: string }
  /** Replaces the configuration file; read at the next start. */
  | { do: 'edit-conf'; node: string; conf: string[] }
  | { do: 'break-disk'; node: string }
  | { do: 'repair-disk'; node: string }
  | LabLoad
  /** Ends every load that sends to this node, its other nodes included. */
  | { do: 'stop-load'; node: string }
  /** Types the line into a connection of its own and compares what redis-cli would print. */
  | { do: 'expect'; node: string; line: string; reply: string }
  /** A sentence for who looks on. `notes` are for who presents: only their own window shows them. */
  | { do: 'say'; text: LabText; notes?: LabText }
  /**
   * What to look at: a node (`6379`), a link (`6379-6380`), or what bears a test id of the README's table
   * (`ring-6379`, `offset-6380`). `messages-6379-6380`, `console-6379` and `histories` also show the
   * panel meant. What is not there is passed over. Of several at one moment all are shown.
   */
  | { do: 'look'; at: string }
  /** Begins a chapter. */
  | { do: 'mark'; name: LabText; notes?: LabText }
);

/**
 * Types `template` at `rate` commands per second until `untilMs`, over connections of its own. `{n}` in the
 * template counts from 0, `{value}` is a value that differs from command to command.
 */
export interface LabLoad {
  do: 'load';
  node: string;
  /** Further nodes: the commands go to `node` and these in turn, as reads spread over replicas do. */
  also?: string[];
  /** Commands per second, all nodes together. */
  rate: number;
  template: string;
  untilMs: number;
  console?: number;
  /** `{n}` starts over after so many: the number of different keys. Default: it never does. */
  keys?: number;
  /** Bytes of `{value}`. Default 3. */
  valueBytes?: number;
  /** So many commands are sent at once, then none until as many are due. Default 1. */
  pipeline?: number;
}
