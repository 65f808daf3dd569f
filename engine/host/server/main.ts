import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Dice } from '../../base/dice.ts';
import type { ConfigProblem } from '../../node/config/config.ts';
import { BUILD_ID } from '../../node/info/infoServer.ts';
import { RedisServer } from '../../node/redisServer.ts';
import { COMMANDS } from '../../node/table.ts';
import { installRest } from '../../rest.ts';
import { configLines, readCommandLine, type ServerCommandLine, USAGE } from './commandLine.ts';
import { withIncludes } from './includes.ts';
import { listen } from './listeners.ts';
import { ProcessLog } from './processLog.ts';
import { RealDisk } from './realDisk.ts';
import { RealHost } from './realHost.ts';
import { enterDirectory, RealSystem, tcpOptions } from './realSystem.ts';
import { strerror } from './strerror.ts';

/** Set in the environment of a daemon: it is in the background already. Holds what came on stdin. */
const DAEMON = 'REDIS_SERVER_DAEMON';

const START_DIRECTORY = process.cwd();

/** Runs until the process ends. */
export async function main(args: readonly string[]): Promise<void> {
  installRest();
  const asked = readCommandLine(args.map((arg) => Buffer.from(arg).toString('latin1')));
  if (asked.ask === 'serve') {
    await serve(asked, args);
  } else if (asked.ask === 'version') {
    process.stdout.write(
      `Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=${BUILD_ID}\n`,
    );
  } else {
    const refused = `${asked.ask} is not what this program does: it runs in JavaScript.\n`;
    process.stderr.write(asked.ask === 'help' ? USAGE : refused);
    process.exitCode = 1;
  }
}

async function serve(asked: ServerCommandLine, args: readonly string[]): Promise<void> {
  const printed = new ProcessLog();
  const pid = process.pid;
  const typedFile = Buffer.from(asked.configFile, 'latin1').toString();
  const configFile = typedFile === '' ? '' : resolve(typedFile);
  const file = typedFile === '' ? null : configBytes(configFile, printed);
  const daemonInput = process.env[DAEMON];
  let stdin: Uint8Array | null = null;
  if (asked.readsStdin) {
    printed.line('C', '#', 'Reading config from stdin', pid);
    stdin = daemonInput === undefined ? readFileSync(0) : Buffer.from(daemonInput, 'base64');
  }
  const typed = configLines(file, stdin, asked.options);
  const { lines: conf, numbers } = withIncludes(typed, (path) => configBytes(path, printed));
  const system = new RealSystem({
    executable: resolve(process.argv[1] ?? 'redis-server'),
    configFile,
    hasArguments: args.length > 0,
    printed,
  });
  const disk = new RealDisk(configFile);
  const host = new RealHost(disk, system, printed);
  const server = new RedisServer(host, {
    port: 6379,
    conf,
    model: 'blocks',
    dice: new Dice(randomBytes(6).readUIntBE(0, 6)),
    commands: COMMANDS,
  });
  host.serve(server);
  refuseBadConfig(
    server.configProblem ?? beyondUs(server, conf) ?? goToDirectory(server, conf),
    numbers,
  );
  const { settings } = server;
  printed.level = settings.text('loglevel');
  openLog(printed, settings.text('logfile'));
  if (settings.yes('daemonize') && daemonInput === undefined) {
    daemonize(stdin);
    return;
  }
  process.title = `redis-server ${settings.text('bind').split(' ')[0] ?? ''}:${server.port}`;
  await run(host, server);
}

function configBytes(path: string, printed: ProcessLog): Uint8Array {
  try {
    return readFileSync(path);
  } catch (problem) {
    const text = `Fatal error, can't open config file '${path}': ${strerror(problem)}`;
    printed.line('C', '#', text, process.pid);
    return process.exit(1);
  }
}

/** `dir` is gone to when it is read; what is relative afterwards is so to it. */
function goToDirectory(server: RedisServer, conf: readonly string[]): ConfigProblem | null {
  const line = conf.findLastIndex((text) => /^\s*dir\s/i.test(text));
  if (line < 0) {
    server.settings.put('dir', process.cwd());
    return null;
  }
  const reason = enterDirectory(server);
  return reason === null ? null : { line: line + 1, text: conf[line]!.trim(), reason };
}

/** What Redis can be asked for and this program cannot do is refused, not passed over. */
function beyondUs({ settings }: RedisServer, conf: readonly string[]): ConfigProblem | null {
  if (!settings.yes('syslog-enabled')) return null;
  const line = conf.findLastIndex((text) => /^\s*syslog-enabled\s/i.test(text));
  const reason = 'This program does not write to the system log';
  return { line: line + 1, text: conf[line]!.trim(), reason };
}

function openLog(printed: ProcessLog, file: string): void {
  if (file !== '') {
    try {
      appendFileSync(file, '');
    } catch (problem) {
      fatalConfig(`Can't open the log file: ${strerror(problem)}`);
    }
  }
  printed.file = file;
}

function refuseBadConfig(problem: ConfigProblem | null, numbers: readonly number[]): void {
  if (problem === null) return;
  fatalConfig(
    `Reading the configuration file, at line ${numbers[problem.line - 1]}\n>>> '${problem.text}'\n${problem.reason}`,
  );
}

function fatalConfig(text: string): never {
  const whole = `\n*** FATAL CONFIG FILE ERROR (Redis 7.0.15) ***\n${text}\n`;
  writeFileSync(2, Buffer.from(whole, 'latin1'));
  return process.exit(1);
}

/** Another process goes on without a terminal; this one ends at once. */
function daemonize(stdin: Uint8Array | null): void {
  const env = { ...process.env, [DAEMON]: Buffer.from(stdin ?? []).toString('base64') };
  spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    cwd: START_DIRECTORY,
    detached: true,
    stdio: 'ignore',
    env,
  }).unref();
}

async function run(host: RealHost, server: RedisServer): Promise<void> {
  const { system } = host;
  const { settings } = server;
  system.listensToTcp = server.port > 0;
  system.unixSocket = settings.text('unixsocket');
  system.onSocket = (socket, path) => host.accept(socket, path);
  system.listening = await listen(
    {
      ...tcpOptions(server),
      unixSocket: system.unixSocket,
      unixSocketPermissions: settings.text('unixsocketperm'),
    },
    system.onSocket,
  );
  writePidFile(system, server);
  process.on('SIGHUP', () => {});
  process.on('SIGTERM', () => system.onSignal(server, 'SIGTERM'));
  process.on('SIGINT', () => system.onSignal(server, 'SIGINT'));
  server.boot();
}

function writePidFile(system: RealSystem, { settings }: RedisServer): void {
  const file = settings.text('pidfile');
  const path = file === '' && settings.yes('daemonize') ? '/var/run/redis.pid' : file;
  if (path === '' || !system.listening.good) return;
  system.pidFile = path;
  try {
    writeFileSync(path, `${process.pid}\n`);
  } catch {
    // Redis does not mind either.
  }
}
