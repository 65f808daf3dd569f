/** What one contender reached in one round: figures by the name of the case. */
export type Figures = Readonly<Record<string, number>>;

export interface Contender {
  readonly name: string;
  measure(): Figures | Promise<Figures>;
}

/** How a case is shown: `per second` is better when larger, all others when smaller. */
export interface Summary {
  readonly case: string;
  readonly contender: string;
  readonly rounds: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** The engine divided by this contender, round by round: median, min and max. */
  readonly ratio: readonly [median: number, min: number, max: number] | null;
}

/** All rounds of all contenders. */
export class Table {
  private readonly rounds: Map<string, Figures>[] = [];
  private readonly ours: string;

  /** `ours`: the contender that the others are compared with. */
  constructor(ours: string) {
    this.ours = ours;
  }

  add(round: number, contender: string, figures: Figures): void {
    const row = (this.rounds[round] ??= new Map<string, Figures>());
    row.set(contender, { ...row.get(contender), ...figures });
  }

  /** One line for each case and contender, in the order in which they came. */
  summaries(): Summary[] {
    const pairs = new Map<string, [string, string]>();
    for (const row of this.rounds) {
      for (const [contender, figures] of row) {
        for (const name of Object.keys(figures))
          pairs.set(`${name}\n${contender}`, [name, contender]);
      }
    }
    const cases = [...new Set([...pairs.values()].map(([name]) => name))];
    return cases.flatMap((name) =>
      [...pairs.values()]
        .filter((pair) => pair[0] === name)
        .map(([, contender]) => this.summary(name, contender)),
    );
  }

  private summary(name: string, contender: string): Summary {
    const values = this.rounds.flatMap((row) => row.get(contender)?.[name] ?? []);
    const ratios = this.rounds.flatMap((row) => {
      const ours = row.get(this.ours)?.[name];
      const theirs = row.get(contender)?.[name];
      return ours === undefined || theirs === undefined ? [] : [ours / theirs];
    });
    const compared = contender !== this.ours && ratios.length > 0;
    return {
      case: name,
      contender,
      rounds: values.length,
      median: median(values),
      min: Math.min(...values),
      max: Math.max(...values),
      ratio: compared ? [median(ratios), Math.min(...ratios), Math.max(...ratios)] : null,
    };
  }
}

/** The middle value; of an even number of them the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** `1.25M`, `640k`, `3.21`: three digits that count. */
export function short(value: number): string {
  if (Math.abs(value) >= 1e6) return `${(value / 1e6).toFixed(2)}M`;
  if (Math.abs(value) >= 1e4) return `${(value / 1e3).toFixed(0)}k`;
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Lines of text: case, contender, median, min..max, ratio. */
export function tableText(summaries: readonly Summary[]): string {
  const rows = summaries.map((one) => [
    one.case,
    one.contender,
    short(one.median),
    `${short(one.min)}..${short(one.max)}`,
    one.ratio === null
      ? ''
      : `${one.ratio[0].toFixed(2)} (${one.ratio[1].toFixed(2)}..${one.ratio[2].toFixed(2)})`,
  ]);
  const head = ['case', 'contender', 'median', 'min..max', 'engine / contender'];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
