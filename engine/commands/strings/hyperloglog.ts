// PFADD, PFCOUNT, PFMERGE, PFDEBUG, PFSELFTEST (hyperloglog.c).
import { EVENT } from '../../keyspace/events.ts';
import { ENCODED_RAW } from '../../keyspace/stringEncoding.ts';
import type { Reply } from '../../resp/reply.ts';
import { OK, ONE, ZERO, array, bulkText, error, integer, simple } from '../../resp/reply.ts';
import {
  WRONG_TYPE,
  again,
  answer,
  changed,
  lookup,
  lookupRead,
  notify,
  quotable,
} from '../arguments.ts';
import { normal } from '../integers.ts';
import { quietly, viewOf } from './bitString.ts';
import { estimate, patternOf } from './hllEstimate.ts';
import { selfTest } from './hllSelfTest.ts';
import type { Hll } from './hllRegisters.ts';
import {
  REGISTERS,
  cacheCardinality,
  cachedCardinality,
  emptyHll,
  invalidateCache,
  isDense,
  isHll,
  mergeInto,
  opcodes,
  raise,
  toDense,
} from './hllRegisters.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';

const NOT_HLL = error('WRONGTYPE Key is not a valid HyperLogLog string value.');
const CORRUPTED = error('INVALIDOBJ Corrupted HLL object detected');

export const HYPERLOGLOG_ROWS: readonly DataRow[] = [
  { name: 'pfadd', arity: -2, flags: ['write', 'denyoom', 'fast'], keys: [1, 1, 1], run: pfadd },
  { name: 'pfcount', arity: -2, flags: ['readonly'], keys: [1, -1, 1], run: pfcount },
  { name: 'pfmerge', arity: -2, flags: ['write', 'denyoom'], keys: [1, -1, 1], run: pfmerge },
  {
    name: 'pfdebug',
    arity: 3,
    flags: ['write', 'denyoom', 'admin'],
    keys: [2, 2, 1],
    run: pfdebug,
  },
  { name: 'pfselftest', arity: 1, flags: ['admin'], keys: [0, 0, 0], run: pfselftest },
];

/** The HyperLogLog of argument i, to be read before the next write; null without a key; or the error. */
function hllAt(context: DataContext, i: number, look = lookup): Uint8Array | Reply | null {
  const entry = look(context, i);
  if (entry === 0) return null;
  if (!context.db.isString(entry)) return WRONG_TYPE;
  const bytes = viewOf(context, entry);
  return context.db.encoding(entry) !== 'int' && isHll(bytes) ? bytes : NOT_HLL;
}

/** Puts the registers back into the key of argument i. */
function store(context: DataContext, i: number, bytes: Uint8Array): void {
  const { db, request } = context;
  db.overwrite(request.bytes, request.starts[i]!, request.lengths[i]!, bytes, ENCODED_RAW);
}

function pfadd(context: DataContext): Outcome {
  const { request } = context;
  const found = hllAt(context, 1);
  if (found !== null && 'kind' in found) return answer(found);
  const hll: Hll = { bytes: found === null ? emptyHll() : found.slice() };
  let updated = found === null ? 1 : 0;
  for (let i = 2; i < request.count; i++) {
    const { index, rank } = patternOf(request.arg(i));
    const raised = raise(hll, index, rank, context.keyspace.limits.hllSparseMaxBytes);
    if (raised === 'corrupted') {
      // What was added before stays, and counts for nothing.
      quietly(context, () => store(context, 1, hll.bytes));
      return answer(CORRUPTED);
    }
    if (raised) updated++;
  }
  if (updated === 0) {
    context.db.unshare(again(context, 1));
    return answer(ZERO);
  }
  invalidateCache(hll.bytes);
  store(context, 1, hll.bytes);
  notify(context, EVENT.string, 'pfadd', 1);
  return changed(ONE, updated);
}

/** The cardinality of one key is kept in it, which is a change like any other. */
function pfcount(context: DataContext): Outcome {
  const { request, db } = context;
  const registers = new Uint8Array(REGISTERS);
  if (request.count > 2) {
    for (let i = 1; i < request.count; i++) {
      const found = hllAt(context, i);
      if (found === null) continue;
      if ('kind' in found) return answer(found);
      if (mergeInto(registers, found) !== null) return answer(CORRUPTED);
    }
    return answer(integer(estimate(registers)));
  }
  const found = hllAt(context, 1);
  if (found === null) return answer(ZERO);
  if ('kind' in found) return answer(found);
  const entry = again(context, 1);
  db.unshare(entry);
  const cached = cachedCardinality(found);
  if (cached !== null) return answer(integer(normal(cached)));
  if (mergeInto(registers, found) !== null) return answer(CORRUPTED);
  const cardinality = estimate(registers);
  const bytes = viewOf(context, entry).slice();
  cacheCardinality(bytes, cardinality);
  store(context, 1, bytes);
  return changed(integer(cardinality));
}

function pfmerge(context: DataContext): Outcome {
  const { request, keyspace } = context;
  const registers = new Uint8Array(REGISTERS);
  let dense = false;
  for (let i = 1; i < request.count; i++) {
    const found = hllAt(context, i, lookupRead);
    if (found === null) continue;
    if ('kind' in found) return answer(found);
    dense ||= isDense(found);
    if (mergeInto(registers, found) !== null) return answer(CORRUPTED);
  }
  const target = hllAt(context, 1);
  if (target !== null && 'kind' in target) return answer(target);
  const hll: Hll = { bytes: target === null ? emptyHll() : target.slice() };
  if (dense && toDense(hll) !== null) return answer(CORRUPTED);
  registers.forEach((value, index) => {
    if (value > 0) raise(hll, index, value, keyspace.limits.hllSparseMaxBytes);
  });
  invalidateCache(hll.bytes);
  store(context, 1, hll.bytes);
  notify(context, EVENT.string, 'pfadd', 1);
  return changed(OK);
}

function pfdebug(context: DataContext): Outcome {
  const { request } = context;
  const found = hllAt(context, 2);
  if (found === null) return answer(error('ERR The specified key does not exist'));
  if ('kind' in found) return answer(found);
  if (request.is(1, 'ENCODING')) return answer(simple(isDense(found) ? 'dense' : 'sparse'));
  if (request.is(1, 'DECODE')) return answer(decoded(found));
  const reading = request.is(1, 'GETREG');
  if (!reading && !request.is(1, 'TODENSE')) {
    return answer(error(`ERR Unknown PFDEBUG subcommand '${quotable(request.text(1))}'`));
  }
  const hll: Hll = { bytes: found.slice() };
  const conversion = !isDense(found);
  if (toDense(hll) !== null) return answer(CORRUPTED);
  if (conversion) store(context, 2, hll.bytes);
  const reply = reading ? registersOf(hll.bytes) : conversion ? ONE : ZERO;
  return conversion ? changed(reply) : answer(reply);
}

function registersOf(bytes: Uint8Array): Reply {
  const registers = new Uint8Array(REGISTERS);
  mergeInto(registers, bytes);
  return array(Array.from(registers, (value) => integer(value)));
}

/** The opcodes in words: `Z:5000 v:3,1 z:20`. */
function decoded(bytes: Uint8Array): Reply {
  if (isDense(bytes)) return error('ERR HLL encoding is not sparse');
  const words: string[] = [];
  for (const { kind, run, value } of opcodes(bytes)) {
    words.push(kind === 'v' ? `v:${value},${run}` : `${kind}:${run}`);
  }
  return bulkText(words.join(' '));
}

function pfselftest({ dice }: DataContext): Outcome {
  const trouble = selfTest(dice);
  return answer(trouble === null ? OK : error(`ERR TESTFAILED ${trouble}`));
}
