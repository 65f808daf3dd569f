/** How a configuration parameter is read and written (config.c of 7.0). */
export type ParameterKind =
  | { readonly type: 'yes-no' }
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  | { readonly type: 'memory'; readonly min: number; readonly max: number }
  | { readonly type: 'memory-or-percent' }
  | { readonly type: 'text' }
  | { readonly type: 'percentiles' }
  | { readonly type: 'events' }
  | { readonly type: 'enum'; readonly values: readonly string[] }
  | { readonly type: 'save' }
  | { readonly type: 'output-limits' }
  | { readonly type: 'replicaof' };

export interface Parameter {
  readonly name: string;
  readonly alias: string | null;
  readonly default: string;
  readonly kind: ParameterKind;
  /** `runtime`: CONFIG SET works. Otherwise the word in its refusal. */
  readonly change: 'runtime' | 'immutable' | 'protected';
  /** CONFIG GET finds it only by its exact name. */
  readonly hidden: boolean;
  /** The playground accepts and shows it, but nothing depends on it. */
  readonly inert: boolean;
}

export const INT_MAX = 2_147_483_647;
export const LONG_MAX = Number.MAX_SAFE_INTEGER;
export type Options = Partial<Pick<Parameter, 'alias' | 'change' | 'hidden' | 'inert'>>;

export function row(
  name: string,
  fallback: string,
  kind: ParameterKind,
  options: Options = {},
): Parameter {
  const base = { alias: null, change: 'runtime', hidden: false, inert: false } as const;
  return { name, default: fallback, kind, ...base, ...options };
}
export const yesNo = (name: string, fallback: 'yes' | 'no', options?: Options): Parameter =>
  row(name, fallback, { type: 'yes-no' }, options);
export const text = (name: string, fallback: string, options?: Options): Parameter =>
  row(name, fallback, { type: 'text' }, options);
export const integer = (
  name: string,
  fallback: number,
  min: number,
  max = INT_MAX,
  options?: Options,
): Parameter => row(name, String(fallback), { type: 'integer', min, max }, options);
export const memory = (
  name: string,
  fallback: number,
  min: number,
  max = LONG_MAX,
  options?: Options,
): Parameter => row(name, String(fallback), { type: 'memory', min, max }, options);
/** `words` in the order in which Redis names them; the default is marked by a star. */
export const choice = (name: string, words: string, options?: Options): Parameter => {
  const values = words.split(' ').map((word) => word.replace('*', ''));
  const fallback = words.split(' ').find((word) => word.endsWith('*')) ?? '';
  return row(name, fallback.replace('*', ''), { type: 'enum', values }, options);
};

export const inert = { inert: true } as const;
export const fixed = { change: 'immutable', inert: true } as const;
