// SORT and SORT_RO (sortCommandGeneric of sort.c).
import { EVENT } from '../../keyspace/events.ts';
import { ListValue } from '../../keyspace/list/list.ts';
import { SetValue } from '../../keyspace/set/set.ts';
import { SortedSetValue } from '../../keyspace/sortedSet/sortedSet.ts';
import type { Reply } from '../../resp/reply.ts';
import { NIL, ZERO, array, bulk, error, integer } from '../../resp/reply.ts';
import { WRONG_TYPE, answer, changed, lookupRead } from '../arguments.ts';
import { NOT_AN_INTEGER, SYNTAX_ERROR, integerArg } from '../integers.ts';
import { removeAt } from '../keys/presence.ts';
import type { DataContext, DataRow, Outcome } from '../row.ts';
import { valueByPattern } from './sortPattern.ts';
import { type SortOrder, sortElements } from './sortElements.ts';

export const SORT_ROWS: readonly DataRow[] = [
  {
    name: 'sort',
    arity: -2,
    flags: ['write', 'denyoom', 'movablekeys'],
    keys: [1, 1, 1],
    run: (context) => sort(context, false),
  },
  {
    name: 'sort_ro',
    arity: -2,
    flags: ['readonly', 'movablekeys'],
    keys: [1, 1, 1],
    run: (context) => sort(context, true),
  },
];

const NO_DOUBLE = error("ERR One or more scores can't be converted into double");
const EMPTY = new Uint8Array(0);
const STAR = 42;

interface SortOptions extends SortOrder {
  by: Uint8Array | null;
  /** BY a constant: the elements stay in the order of their key. */
  dontSort: boolean;
  offset: number;
  /** Negative: all. */
  count: number;
  get: Uint8Array[];
  /** The argument that names the key to write; 0 without. */
  store: number;
}

type Sortable = ListValue | SetValue | SortedSetValue;

function sort(context: DataContext, readOnly: boolean): Outcome {
  const options = readOptions(context, readOnly);
  if ('kind' in options) return answer(options);
  const value = sortableAt(context);
  if (value !== null && 'kind' in value) return answer(value);
  if (options.dontSort && options.store > 0 && value instanceof SetValue) {
    // A set has no order of its own: what is stored must not depend on chance.
    options.dontSort = false;
    options.alpha = true;
    options.by = null;
  }
  const size = value?.size ?? 0;
  const start = Math.min(Math.max(options.offset, 0), size);
  const count = Math.min(Math.max(options.count, -1), size);
  const end = Math.min(count < 0 ? size : start + count, size);
  const elements = elementsOf(value, options);
  const sorted = options.dontSort || sortElements(context, elements, options, start, end - 1);
  if (!sorted) return answer(NO_DOUBLE);
  const wanted = elements.slice(start, Math.max(start, end));
  return options.store > 0 ? store(context, options, wanted) : show(context, options, wanted);
}

function readOptions({ request }: DataContext, readOnly: boolean): SortOptions | Reply {
  const options: SortOptions = {
    by: null,
    dontSort: false,
    offset: 0,
    count: -1,
    get: [],
    store: 0,
    desc: false,
    alpha: false,
    exact: false,
  };
  for (let i = 2; i < request.count; i++) {
    const left = request.count - i - 1;
    if (request.is(i, 'ASC')) options.desc = false;
    else if (request.is(i, 'DESC')) options.desc = true;
    else if (request.is(i, 'ALPHA')) options.alpha = true;
    else if (request.is(i, 'LIMIT') && left >= 2) {
      const offset = integerArg(request, ++i);
      const count = integerArg(request, ++i);
      if (offset === null || count === null) return NOT_AN_INTEGER;
      options.offset = Number(offset);
      options.count = Number(count);
    } else if (!readOnly && request.is(i, 'STORE') && left >= 1) {
      options.store = ++i;
      options.exact = true;
    } else if (request.is(i, 'BY') && left >= 1) {
      options.by = request.arg(++i);
      if (!hasStar(options.by)) options.dontSort = true;
    } else if (request.is(i, 'GET') && left >= 1) options.get.push(request.arg(++i));
    else return SYNTAX_ERROR;
  }
  return options;
}

/** strchr: what lies behind a zero byte is not seen. */
function hasStar(pattern: Uint8Array): boolean {
  const star = pattern.indexOf(STAR);
  const zero = pattern.indexOf(0);
  return star >= 0 && (zero < 0 || star < zero);
}

/** What argument 1 names: null without, or the type error. */
function sortableAt(context: DataContext): Sortable | Reply | null {
  const { db } = context;
  const entry = lookupRead(context, 1);
  if (entry === 0) return null;
  if (db.isString(entry)) return WRONG_TYPE;
  const value = db.object(entry);
  if (value instanceof SortedSetValue) {
    if (value.encoding === 'skiplist') return value;
    // Redis unpacks the key itself, and so it stays.
    const own = db.objectToWrite(entry) as SortedSetValue;
    own.unpack();
    return own;
  }
  return value instanceof ListValue || value instanceof SetValue ? value : WRONG_TYPE;
}

/** Elements in the order of their key; from its end, where nothing but DESC is asked for. */
function elementsOf(value: Sortable | null, { dontSort, desc }: SortOptions): Uint8Array[] {
  const elements: Uint8Array[] = [];
  value?.each((element) => elements.push(element));
  return dontSort && desc && !(value instanceof SetValue) ? elements.toReversed() : elements;
}

function show(context: DataContext, { get }: SortOptions, wanted: Uint8Array[]): Outcome {
  if (get.length === 0) return answer(array(wanted.map(bulk)));
  const items: Reply[] = [];
  for (const element of wanted) {
    for (const pattern of get) {
      const value = valueByPattern(context, pattern, element);
      items.push(value === null ? NIL : bulk(value));
    }
  }
  return answer(array(items));
}

function store(context: DataContext, options: SortOptions, wanted: Uint8Array[]): Outcome {
  const { request, db, keyspace } = context;
  const list = new ListValue(keyspace.limits.listMaxListpackSize);
  for (const element of wanted) {
    if (options.get.length === 0) list.pushTail(element);
    for (const pattern of options.get) {
      list.pushTail(valueByPattern(context, pattern, element) ?? EMPTY);
    }
  }
  const key = request.arg(options.store);
  if (list.size > 0) {
    db.putObject(key, 0, key.length, list);
    db.notify(EVENT.list, 'sortstore', key);
    return changed(integer(list.size), list.size);
  }
  return removeAt(context, options.store) ? changed(ZERO) : answer(ZERO);
}
