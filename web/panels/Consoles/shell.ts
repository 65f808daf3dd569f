/** Lines that are meant for the page as well as for redis-cli. */
import { typeLine } from '../../store/commands.ts';
import { focusConsole, useShown } from '../../store/store.ts';

/** `redis-cli -p 6380 -n 2 GET k`: which console is meant, and what is to be typed there. */
export interface AnotherCli {
  host: string;
  port: number;
  lines: readonly string[];
}

const OPTION = /^(-h|-p|-n|-a|--user|--pass)\s+("[^"]*"|\S+)\s*/;
const ALONE = /^(?:--raw|--no-raw|--no-auth-warning|-2|-3)(?:\s+|$)/;

/** Null for every other line. */
export function anotherCli(line: string): AnotherCli | null {
  const start = /^\s*redis-cli(?:\s+|$)/.exec(line);
  if (start === null) return null;
  let rest = line.slice(start[0].length).trimEnd();
  const given = new Map<string, string>();
  for (;;) {
    const alone = ALONE.exec(rest);
    const option = alone === null ? OPTION.exec(rest) : null;
    if (alone !== null) rest = rest.slice(alone[0].length);
    else if (option !== null) {
      given.set(option[1] ?? '', option[2] ?? '');
      rest = rest.slice(option[0].length);
    } else break;
  }
  if (rest.startsWith('-')) return null;
  const password = given.get('-a') ?? given.get('--pass');
  const user = given.get('--user');
  const db = given.get('-n');
  const lines = [
    ...(password === undefined ? [] : [`AUTH ${user === undefined ? '' : `${user} `}${password}`]),
    ...(db === undefined || db === '0' ? [] : [`SELECT ${db}`]),
    ...(rest === '' ? [] : [rest]),
  ];
  return { host: given.get('-h') ?? '127.0.0.1', port: Number(given.get('-p') ?? '6379'), lines };
}

/** Goes to the console that such a line means, and types there what it says. */
export function toAnother(line: string): void {
  const another = anotherCli(line);
  if (another === null) return;
  const { nodes, nodeOrder } = useShown.getState();
  const local = another.host === 'localhost' || another.host === '127.0.0.1';
  const target = nodeOrder.find((id) => {
    const node = nodes[id];
    return node?.port === another.port && (local || node.host === another.host);
  });
  // What cannot be reached, the console has said.
  if (target === undefined) return;
  for (const more of another.lines) void typeLine(target, 1, more);
  focusConsole(target, 1);
}
