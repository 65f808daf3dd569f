import { latin1 } from '../base/bytes.ts';
import type { Args } from '../commands/row.ts';
import { feedAof } from './later.ts';
import type { RedisServer } from './redisServer.ts';
import type { Origin } from '../replication/stream.ts';
import { RequestParser } from '../resp/parser.ts';
import { Request } from '../resp/request.ts';
import { encodeCommand } from '../resp/writer.ts';

/** One command on its way into the stream. */
interface Op {
  readonly db: number;
  readonly request: Request;
  readonly origin: Origin;
  /** It changes no data, and does not go into the append-only file. */
  readonly replicasOnly: boolean;
}

const MULTI = requestOf([latin1('MULTI')]);
const EXEC = requestOf([latin1('EXEC')]);

/** A command's arguments as a request of its own. */
export function requestOf(args: Args): Request {
  return requestIn(encodeCommand(args));
}

/** The command that these bytes are, in Redis's own encoding. */
export function requestIn(bytes: Uint8Array): Request {
  const request = new Request();
  new RequestParser().parse(bytes, 0, bytes.length, request);
  return request;
}

/** A copy of a request that outlives the next parse. */
export function copyOf(request: Request): Request {
  const args: Uint8Array[] = [];
  for (let i = 0; i < request.count; i++) args.push(request.arg(i));
  return requestOf(args);
}

/**
 * What one execution unit (a command, an EXEC) tells the replicas. More than one command goes
 * between MULTI and EXEC, a single one goes bare (propagatePendingCommands of 7.0).
 */
export class Propagation {
  private ops: Op[] = [];
  /** Commands run inside EXEC are collected until it ends. */
  collecting = false;

  get isEmpty(): boolean {
    return this.ops.length === 0;
  }

  add(db: number, request: Request, origin: Origin = null, replicasOnly = false): void {
    this.ops.push({ db, request, origin, replicasOnly });
  }

  /** Feeds what was collected. `wrap` is false for active expiry, SCAN and RANDOMKEY. */
  flush(server: RedisServer, wrap = true): void {
    const { ops } = this;
    if (ops.length === 0) return;
    this.ops = [];
    const transaction = wrap && ops.length > 1;
    // The first op's SELECT comes before MULTI; EXEC never causes one.
    if (transaction) propagateNow(server, ops[0]!.db, MULTI);
    for (const { db, request, origin, replicasOnly } of ops) {
      propagateNow(server, db, request, origin, replicasOnly);
    }
    if (transaction) propagateNow(server, ops[ops.length - 1]!.db, EXEC);
  }
}

/** Gives one command to the append-only file and to the replicas; a replica's own are told by its master. */
export function propagateNow(
  server: RedisServer,
  db: number,
  request: Request,
  origin: Origin = null,
  replicasOnly = false,
): void {
  if (server.aof.isOn && !replicasOnly) feedAof(server, db, request);
  if (!server.isReplica) server.stream.feed(db, request, server.now, origin);
}
