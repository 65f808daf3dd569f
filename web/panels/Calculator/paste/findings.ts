/** What a topology tells to who can read it: facts, and the traps that people fall into. Pure. */
import { survivable } from '../formulas.ts';
import { readSize } from '../units.ts';
import { sameAddress } from './addresses.ts';
import { newest, numberIn, settingOf, type Server, type Topology } from './topology.ts';

export type Severity = 'bad' | 'warn' | 'note' | 'good';

/** `servers`: ids, the one it is about first. Bytes, seconds, counts. */
export type Finding = { servers: readonly string[]; severity: Severity } & (
  | { code: 'all-well' }
  | { code: 'two-masters'; forkedAt: number; extra: number }
  | { code: 'two-histories' }
  | { code: 'intruder'; host: string }
  | { code: 'never-connected'; host: string }
  | { code: 'refused-by-master' }
  | { code: 'link-down'; seconds: number; lasts: number | null }
  | { code: 'syncing'; percent: number | null }
  | { code: 'waits-for-bgsave' }
  | { code: 'behind'; bytes: number; room: number; lasts: number | null }
  | { code: 'outrun'; bytes: number; held: number }
  | { code: 'lag-misread'; lag: number; bytes: number }
  | { code: 'silent'; lag: number; timeout: number }
  | { code: 'backlog-round' }
  | { code: 'backlog-lasts'; seconds: number; rate: number }
  | { code: 'no-backlog' }
  | { code: 'announced-elsewhere'; listed: string }
  | { code: 'not-pasted' }
  | { code: 'chain'; middle: string }
  | { code: 'stale-chain'; middle: string }
  | { code: 'writable' }
  | { code: 'mutual' }
  | { code: 'itself' }
  | { code: 'min-replicas'; good: number; wanted: number }
  | { code: 'other-history' }
  | { code: 'limit-below-backlog'; limit: number; size: number }
  | { code: 'timeout-near-ping'; timeout: number; ping: number }
  | { code: 'no-persistence' }
  | { code: 'failover'; state: string }
  | { code: 'cluster' }
  | { code: 'no-answer'; error: string }
);

/** Bytes a second of a server's stream, where two answers at known times tell; else null. */
export function rateOf(server: Server): number | null {
  const timed = server.readings.filter(({ at, fields }) => at !== null && fields.has('role'));
  const [first, last] = [timed[0], timed.at(-1)];
  if (first === undefined || last === undefined) return null;
  const seconds = (last.at ?? 0) - (first.at ?? 0);
  const bytes = numberIn(last, 'master_repl_offset') - numberIn(first, 'master_repl_offset');
  return seconds > 0 && bytes >= 0 ? bytes / seconds : null;
}

/** `asked`: bytes a second as the reader was asked for it, for streams that tell none. */
export function findingsOf(topology: Topology, asked: number | null): Finding[] {
  const reader = new Reader(topology, asked);
  const found = reader.read();
  const order: Severity[] = ['bad', 'warn', 'note', 'good'];
  return found.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** Addresses that Docker gives by default. */
const DOCKER = /^172\.(?:1[6-9]|2\d|3[01])\./;
/** The last two are of Redis 8 and Valkey 8, which stream while they copy. */
const SYNC_STATES = ['wait_bgsave', 'send_bulk', 'send_bulk_and_stream', 'bg_transfer'];

class Reader {
  private readonly found: Finding[] = [];
  private readonly topology: Topology;
  private readonly asked: number | null;

  constructor(topology: Topology, asked: number | null) {
    this.topology = topology;
    this.asked = asked;
  }

  read(): Finding[] {
    const { servers } = this.topology;
    for (const server of servers) {
      // An error beside an answer was another command's: AUTH without need, say.
      const errors =
        newest(server) === null ? server.readings.flatMap((reading) => reading.errors) : [];
      if (errors[0] !== undefined) {
        this.tell('bad', [server.id], { code: 'no-answer', error: errors[0] });
      }
      if (server.readings.length === 0) {
        if (servers.length > 1 && !this.isStranger(server)) {
          this.tell('note', [server.id], { code: 'not-pasted' });
        }
        continue;
      }
      if (server.role === 'replica') this.replica(server);
      this.master(server);
      this.settings(server);
    }
    this.masters();
    if (this.found.every(({ severity }) => severity === 'note') && servers.length > 1) {
      this.tell('good', [], { code: 'all-well' });
    }
    return this.found;
  }

  private tell(
    severity: Severity,
    servers: readonly string[],
    told: DistributiveOmit<Finding, 'servers' | 'severity'>,
  ): void {
    this.found.push({ ...told, servers, severity });
  }

  private server(id: string | null): Server | null {
    return this.topology.servers.find((one) => one.id === id) ?? null;
  }

  /** The unknown master of a server that stands alone. */
  private isStranger({ id }: Server): boolean {
    const { servers } = this.topology;
    const pasted = servers.filter(({ readings }) => readings.length > 0);
    return pasted.length === 1 && pasted[0]?.master === id;
  }

  private replica(server: Server): void {
    const last = newest(server);
    const master = this.server(server.master);
    if (last?.fields.get('slave_read_only') === '0') {
      this.tell('warn', [server.id], { code: 'writable' });
    }
    if (master === null) return;
    if (master.id === server.id) this.tell('bad', [server.id], { code: 'itself' });
    else if (master.master === server.id && server.id < master.id) {
      this.tell('bad', [server.id, master.id], { code: 'mutual' });
    }
    if (server.link === 'down') this.down(server, master);
    else if (master.readings.length > 0) this.attached(server, master);
    if (master.role === 'replica' && master.master !== server.id && server.link === 'up') {
      const stale = master.link === 'down';
      const code = stale ? 'stale-chain' : 'chain';
      this.tell(stale ? 'bad' : 'note', [server.id, master.id], { code, middle: master.id });
    }
  }

  private down(server: Server, master: Server): void {
    const last = newest(server);
    const since = numberIn(last, 'master_link_down_since_seconds', -1);
    const listed = this.listing(server, master);
    const isListed = listed !== null && SYNC_STATES.includes(listed.state);
    const answers = master.readings.length > 0 && newest(master) !== null;
    const syncing = last?.fields.get('master_sync_in_progress') === '1';
    // A replica that asks without a password also says that a sync is in progress; its master knows better.
    const refused = answers && numberIn(newest(master), 'connected_slaves') === 0;
    if (syncing && !refused) {
      const total = numberIn(last, 'master_sync_total_bytes', -1);
      const read = numberIn(last, 'master_sync_read_bytes');
      const percent = total > 0 ? Math.round((read / total) * 100) : null;
      if (isListed && percent === null)
        this.tell('note', [server.id], { code: 'waits-for-bgsave' });
      else this.tell('note', [server.id], { code: 'syncing', percent });
    } else if (since >= 0) {
      const rate = this.rate(master);
      const lasts = rate === null ? null : survivable(master.backlog.held, rate);
      this.tell('bad', [server.id, master.id], { code: 'link-down', seconds: since, lasts });
    } else if (answers) this.tell('bad', [server.id, master.id], { code: 'refused-by-master' });
    else if (this.isStranger(master)) {
      this.tell('bad', [server.id, master.id], { code: 'intruder', host: master.id });
    } else this.tell('bad', [server.id, master.id], { code: 'never-connected', host: master.id });
  }

  private attached(server: Server, master: Server): void {
    if (server.replid !== '' && master.replid !== '' && server.replid !== master.replid) {
      this.tell('warn', [server.id, master.id], { code: 'other-history' });
      return;
    }
    if (this.listing(server, master) === null && newest(master) !== null) {
      const other = newest(master)?.replicas.find(({ ip, port }) => !this.knows(ip, port));
      if (other !== undefined) {
        const listed = `${other.ip}:${other.port}`;
        this.tell('warn', [server.id, master.id], { code: 'announced-elsewhere', listed });
      }
    }
  }

  private knows(ip: string, port: number): boolean {
    return this.topology.servers.some(
      ({ address, readings }) =>
        readings.length > 0 && address !== null && sameAddress(address, { host: ip, port }),
    );
  }

  /** What its master says of it. */
  private listing(server: Server, master: Server) {
    const { address } = server;
    if (address === null) return null;
    const { replicas = [] } = newest(master) ?? {};
    return replicas.find(({ ip, port }) => sameAddress(address, { host: ip, port })) ?? null;
  }

  private rate(server: Server): number | null {
    const top = server.role === 'replica' ? this.server(server.master) : null;
    return rateOf(server) ?? (top === null ? null : rateOf(top)) ?? this.asked;
  }

  private master(server: Server): void {
    const last = newest(server);
    if (last === null) return;
    const { backlog } = server;
    const rate = this.rate(server);
    const replicas = last.replicas;
    for (const { ip, port, state, offset, lag } of replicas) {
      if (state !== 'online') continue;
      const address = { host: ip, port };
      const known = this.topology.servers.find(
        (one) => one.address !== null && sameAddress(one.address, address),
      );
      const id = known?.id ?? `${ip}:${port}`;
      this.progress(server, id, { offset, lag, rate });
      if (
        DOCKER.test(ip) &&
        known?.readings.length === 0 &&
        !DOCKER.test(server.address?.host ?? '')
      ) {
        this.tell('warn', [id, server.id], { code: 'announced-elsewhere', listed: id });
      }
    }
    if (backlog.active && backlog.held >= backlog.size && backlog.size > 0) {
      this.tell('note', [server.id], { code: 'backlog-round' });
    }
    if (server.role === 'master') {
      if (!backlog.active) this.tell('note', [server.id], { code: 'no-backlog' });
      else if (rate !== null && rate > 0) {
        const seconds = survivable(Math.max(backlog.size, backlog.held), rate);
        const severity = seconds < 60 ? 'warn' : 'note';
        this.tell(severity, [server.id], { code: 'backlog-lasts', seconds, rate });
      }
    }
    const state = last.fields.get('master_failover_state') ?? 'no-failover';
    if (last?.fields.get('redis_mode') === 'cluster') {
      this.tell('note', [server.id], { code: 'cluster' });
    }
    if (state !== 'no-failover') this.tell('warn', [server.id], { code: 'failover', state });
  }

  private progress(
    server: Server,
    id: string,
    { offset, lag, rate }: { offset: number; lag: number; rate: number | null },
  ): void {
    const last = newest(server);
    const bytes = numberIn(last, 'master_repl_offset') - offset;
    const timeout = Number(settingOf(server, 'repl-timeout') ?? 60);
    if (lag > 2) this.tell('warn', [id, server.id], { code: 'silent', lag, timeout });
    if (bytes <= 0) return;
    const room = offset + 1 - server.backlog.first;
    if (server.backlog.active && room < 0) {
      const { held } = server.backlog;
      this.tell('bad', [id, server.id], { code: 'outrun', bytes, held });
    } else {
      const left = Math.max(server.backlog.size, server.backlog.held) - bytes;
      const lasts = rate === null ? null : survivable(left, rate);
      this.tell(lag > 2 ? 'warn' : 'note', [id, server.id], {
        code: 'behind',
        bytes,
        room: left,
        lasts,
      });
    }
    if (lag <= 2) this.tell('note', [id, server.id], { code: 'lag-misread', lag, bytes });
  }

  private settings(server: Server): void {
    const last = newest(server);
    const wanted = Number(settingOf(server, 'min-replicas-to-write') ?? 0);
    const good = numberIn(last, 'min_slaves_good_slaves', -1);
    if (wanted > 0 && good >= 0 && good < wanted) {
      this.tell('bad', [server.id], { code: 'min-replicas', good, wanted });
    }
    const limits = settingOf(server, 'client-output-buffer-limit') ?? '';
    const hard = /(?:replica|slave)\s+(\S+)/.exec(limits)?.[1];
    const limit = hard === undefined ? null : readSize(hard);
    const { size } = server.backlog;
    if (limit !== null && limit > 0 && limit < size) {
      this.tell('note', [server.id], { code: 'limit-below-backlog', limit, size });
    }
    const timeout = settingOf(server, 'repl-timeout');
    const ping = settingOf(server, 'repl-ping-replica-period', 'repl-ping-slave-period');
    if (timeout !== null && ping !== null && Number(timeout) <= Number(ping) * 2) {
      const told = { timeout: Number(timeout), ping: Number(ping) };
      this.tell('warn', [server.id], { code: 'timeout-near-ping', ...told });
    }
    const save = settingOf(server, 'save');
    const noSave = save === '' && settingOf(server, 'appendonly') !== 'yes';
    if (noSave && server.role === 'master' && (last?.replicas.length ?? 0) > 0) {
      this.tell('warn', [server.id], { code: 'no-persistence' });
    }
  }

  /** More than one master: of one history, or of several. */
  private masters(): void {
    const masters = this.topology.servers.filter(({ role }) => role === 'master');
    const related = (a: Server, b: Server) => a.replid2 === b.replid && b.replid !== '';
    const told = new Set<string>();
    for (const older of masters) {
      for (const newer of masters) {
        if (older === newer || !related(newer, older)) continue;
        const forkedAt = newer.secondOffset - 1;
        const extra = Math.max(0, older.offset - forkedAt);
        this.tell('bad', [newer.id, older.id], { code: 'two-masters', forkedAt, extra });
        told.add(older.id).add(newer.id);
      }
    }
    const others = masters.filter(({ id }) => !told.has(id)).map(({ id }) => id);
    if (others.length > 0 && others.length + told.size > 1) {
      this.tell('note', others, { code: 'two-histories' });
    }
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
