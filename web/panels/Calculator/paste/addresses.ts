/** Which answers are one server's, and where it can be found. Pure. */
import type { Address } from './lines.ts';
import type { Reading } from './readPaste.ts';

export interface Group {
  address: Address | null;
  readings: Reading[];
}

/** So many choices are looked at; more servers without an address than this allows stay without. */
const TRIES = 50_000;
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|::1|0\.0\.0\.0)$/i;

/** An unnamed host is any host: a heading may be a port alone. */
export function sameAddress(a: Address, b: Address): boolean {
  return a.port === b.port && sameHost(a.host, b.host);
}

function sameHost(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return true;
  return LOOPBACK.test(a) && LOOPBACK.test(b);
}

export function settleAddresses(readings: readonly Reading[]): Group[] {
  const groups = grouped(readings);
  const free = groups.filter(({ address }) => address === null);
  if (free.length > 0) assign(groups, free);
  // What was found of a bare port: the host that others call it by.
  for (const group of groups) {
    if (group.address?.host !== '') continue;
    const { port } = group.address;
    const named = mentioned(groups).find((address) => address.port === port);
    if (named !== undefined) group.address = named;
  }
  return groups;
}

/** Answers of one server are together: same address or run_id, or masters of one and the same history. */
function grouped(readings: readonly Reading[]): Group[] {
  const groups: Group[] = [];
  for (const reading of readings) {
    const group = groups.find((one) => isOne(one, reading));
    if (group === undefined) groups.push({ address: reading.address, readings: [reading] });
    else {
      group.readings.push(reading);
      group.address ??= reading.address;
    }
  }
  for (const { readings: own } of groups) {
    if (own.every(({ at }) => at !== null)) own.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  }
  return groups;
}

function isOne({ address, readings }: Group, reading: Reading): boolean {
  const before = readings.at(-1);
  if (before === undefined) return false;
  const [a, b] = [before.fields, reading.fields];
  const ids = [a.get('run_id'), b.get('run_id')];
  if (ids[0] !== undefined && ids[1] !== undefined && ids[0] === ids[1]) return true;
  const bothSay = a.has('role') && b.has('role');
  if (address !== null && reading.address !== null) {
    if (!sameAddress(address, reading.address)) return false;
    // Three consoles, each on its own machine, all say 127.0.0.1:6379.
    return !bothSay || !LOOPBACK.test(address.host) || !areDifferent(a, b);
  }
  if (!bothSay || address !== null || reading.address !== null) return false;
  const masters = a.get('role') === 'master' && b.get('role') === 'master';
  return masters && a.get('master_replid') === b.get('master_replid');
}

function areDifferent(a: Map<string, string>, b: Map<string, string>): boolean {
  const differs = (name: string) => a.get(name) !== b.get(name);
  return differs('role') || differs('master_host') || differs('master_port');
}

/** Every address that somebody names: a master, or a listed replica. */
function mentioned(groups: readonly Group[]): Address[] {
  const found: Address[] = [];
  const add = (address: Address) => {
    if (!found.some((one) => sameAddress(one, address))) found.push(address);
  };
  for (const group of groups) {
    const last = answerOf(group);
    const host = last?.fields.get('master_host');
    if (host !== undefined) add({ host, port: Number(last?.fields.get('master_port')) });
    for (const { ip, port } of last?.replicas ?? []) add({ host: ip, port });
  }
  return found;
}

function answerOf({ readings }: Group): Reading | undefined {
  return readings.findLast(({ fields }) => fields.has('role'));
}

/** Tries each address for each server without one, in their order, and keeps what fits best. */
function assign(groups: readonly Group[], free: readonly Group[]): void {
  const taken = (address: Address) =>
    groups.some((group) => group.address !== null && sameAddress(group.address, address));
  const choices = mentioned(groups).filter((address) => !taken(address));
  let best: { score: number; addresses: readonly (Address | null)[] } = { score: 0, addresses: [] };
  let tries = 0;
  const go = (i: number, chosen: readonly (Address | null)[]): void => {
    if (tries > TRIES) return;
    tries += 1;
    const group = free[i];
    if (group === undefined) {
      const score = scoreOf(groups);
      if (score > best.score) best = { score, addresses: [...chosen] };
      return;
    }
    for (const address of choices) {
      if (chosen.includes(address) || !isPossible(group, address)) continue;
      group.address = address;
      go(i + 1, [...chosen, address]);
    }
    group.address = null;
    go(i + 1, [...chosen, null]);
  };
  go(0, []);
  free.forEach((group, i) => {
    group.address = best.addresses[i] ?? null;
  });
}

/** Nobody is its own master, unless it says so by another name. */
function isPossible(group: Group, address: Address): boolean {
  const last = answerOf(group);
  const host = last?.fields.get('master_host');
  if (host === undefined) return true;
  return !sameAddress(address, { host, port: Number(last?.fields.get('master_port')) });
}

/** How much of what these servers say of each other fits; what contradicts counts against. */
function scoreOf(groups: readonly Group[]): number {
  let score = 0;
  for (const group of groups) {
    const { address } = group;
    const mine = answerOf(group);
    if (address === null || mine === undefined) continue;
    for (const other of groups) {
      const theirs = answerOf(other);
      if (other === group || theirs === undefined) continue;
      score += fits(address, mine, theirs, other.address);
    }
  }
  return score;
}

/** What `theirs` says about the server at `address`, against what that server says itself. */
function fits(
  address: Address,
  mine: Reading,
  theirs: Reading,
  theirAddress: Address | null,
): number {
  let score = 0;
  const host = theirs.fields.get('master_host');
  const sameId = mine.fields.get('master_replid') === theirs.fields.get('master_replid');
  if (
    host !== undefined &&
    sameAddress(address, { host, port: Number(theirs.fields.get('master_port')) })
  ) {
    const isUp = theirs.fields.get('master_link_status') === 'up';
    score += isUp && !sameId ? -4 : 3;
    // Its replica has to stand in its list.
    if (theirAddress !== null) {
      const listed = mine.replicas.some(({ ip, port }) =>
        sameAddress(theirAddress, { host: ip, port }),
      );
      score += listed ? 4 : isUp ? -2 : 0;
    }
  }
  const entry = theirs.replicas.find(({ ip, port }) => sameAddress(address, { host: ip, port }));
  if (entry === undefined) return score;
  const follows = mine.fields.get('master_host');
  if (follows === undefined) return score - 4;
  if (theirAddress !== null) {
    const right = sameAddress(theirAddress, {
      host: follows,
      port: Number(mine.fields.get('master_port')),
    });
    score += right ? 3 : -4;
  }
  const offset = Number(mine.fields.get('slave_repl_offset') ?? -1);
  return score + (entry.offset === offset ? 1 : 0);
}
