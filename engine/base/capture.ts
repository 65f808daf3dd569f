/**
 * Copies a whole graph of state, keeping its shape (shared references and cycles stay shared).
 * This is what a checkpoint is made with, so a new field can never be forgotten by one.
 *
 * - Plain records, arrays, Maps and Sets are copied, in their own order.
 * - An instance whose class has `capture()` copies itself (copy on write, most often).
 * - Any other instance is copied field by field, with its prototype.
 * - A Uint8Array is shared: bytes that stand alone are never changed in place. A class that does
 *   change its bytes in place owns them privately and has `capture()`.
 * - Other typed arrays are copied.
 * - An object with the SHARED symbol (an observer, a table of constants) and a frozen one are kept as they are.
 */
export interface Capturable {
  capture(): unknown;
}

export const SHARED = Symbol('shared by every checkpoint');

export function capture<T>(root: T): T {
  return copy(root, new Map()) as T;
}

function copy(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array || Object.isFrozen(value)) return value;
  if (SHARED in value) return value;
  if (ArrayBuffer.isView(value)) return (value as Float64Array).slice();
  const known = seen.get(value);
  if (known !== undefined) return known;
  if ('capture' in value && typeof value.capture === 'function') {
    const own = (value as Capturable).capture();
    seen.set(value, own);
    return own;
  }
  if (Array.isArray(value)) {
    const list: unknown[] = new Array(value.length);
    seen.set(value, list);
    for (let i = 0; i < value.length; i++) list[i] = copy(value[i], seen);
    return list;
  }
  if (value instanceof Map) {
    const map = new Map<unknown, unknown>();
    seen.set(value, map);
    for (const [key, item] of value) map.set(copy(key, seen), copy(item, seen));
    return map;
  }
  if (value instanceof Set) {
    const set = new Set<unknown>();
    seen.set(value, set);
    for (const item of value) set.add(copy(item, seen));
    return set;
  }
  const record = Object.create(Object.getPrototypeOf(value)) as Record<string, unknown>;
  seen.set(value, record);
  for (const key of Object.keys(value)) {
    record[key] = copy((value as Record<string, unknown>)[key], seen);
  }
  return record;
}
