// The command line of redis-server, as main() of 7.0 reads it.
import { latin1, textOf } from '../../base/bytes.ts';
import { quoted } from '../../resp/quote.ts';
import { splitArguments } from '../../resp/split.ts';

/** What a command line asks for. */
export type CommandLine =
  | { readonly ask: 'version' | 'help' | 'test-memory' | 'check-system' }
  | ServerCommandLine;

export interface ServerCommandLine {
  readonly ask: 'serve';
  /** As typed; '' when none is given. */
  readonly configFile: string;
  readonly readsStdin: boolean;
  /** Lines of redis.conf that the options amount to; null when there is not one argument. */
  readonly options: string | null;
}

/** Arguments as the C program gets them: latin-1 text of their bytes. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const first = args[0];
  if (first === undefined) {
    return { ask: 'serve', configFile: '', readsStdin: false, options: null };
  }
  if (first === '-v' || first === '--version') return { ask: 'version' };
  if (first === '-h' || first === '--help') return { ask: 'help' };
  if (first === '--test-memory') return { ask: 'test-memory' };
  if (first === '--check-system') return { ask: 'check-system' };
  const configFile = first.startsWith('-') ? '' : first;
  const begin = configFile === '' ? 0 : 1;
  const last = args.length - 1;
  let readsStdin = false;
  const words: string[] = [];
  for (let i = begin; i <= last; i++) {
    if (args[i] === '-' && (i === 0 || i === last)) readsStdin = true;
    else words.push(args[i]!);
  }
  return { ask: 'serve', configFile, readsStdin, options: optionLines(words) };
}

/** `--port 6380 --save 60 1` as two lines; an option's values are quoted, as sdscatrepr does. */
function optionLines(words: readonly string[]): string {
  let lines = '';
  /** The last option has a value already, so that a word with `--` begins another. */
  let complete = true;
  words.forEach((word, i) => {
    if (!complete || !word.startsWith('--')) {
      lines += `${quoted(word)} `;
      complete = true;
      return;
    }
    if (lines !== '') lines += '\n';
    lines += `${word.slice(2)} `;
    const next = words[i + 1];
    if (splitArguments(latin1(word))?.length !== 1) {
      complete = true;
    } else if (word.toLowerCase() === '--save' && (next === undefined || next.startsWith('--'))) {
      // An array of arguments with an empty list of save points ends up like this.
      lines += '""';
    } else {
      complete = false;
    }
  });
  return lines;
}

/** The lines of the whole configuration: file, standard input, options; what comes later wins. */
export function configLines(
  file: Uint8Array | null,
  stdin: Uint8Array | null,
  options: string | null,
): string[] {
  let text = file === null ? '' : textOf(file);
  if (stdin !== null) text += textOf(stdin);
  if (options !== null) text += `\n${options}`;
  return text.split('\n');
}

export const USAGE = `Usage: ./redis-server [/path/to/redis.conf] [options] [-]
       ./redis-server - (read config from stdin)
       ./redis-server -v or --version
       ./redis-server -h or --help
       ./redis-server --test-memory <megabytes>
       ./redis-server --check-system

Examples:
       ./redis-server (run the server with default conf)
       echo 'maxmemory 128mb' | ./redis-server -
       ./redis-server /etc/redis/6379.conf
       ./redis-server --port 7777
       ./redis-server --port 7777 --replicaof 127.0.0.1 8888
       ./redis-server /etc/myredis.conf --loglevel verbose -
       ./redis-server /etc/myredis.conf --loglevel verbose

Sentinel mode:
       ./redis-server /etc/sentinel.conf --sentinel
`;
