// What is told of commands: INFO commandstats, errorstats, latencystats, and LATENCY HISTOGRAM. A command
// takes no time of its own in the playground, except where it sleeps; Redis counts that as a nanosecond.
import type { Outcome } from '../../commands/row.ts';
import { bulkText, integer, type Reply } from '../../resp/reply.ts';
import type { CommandContext } from '../context.ts';
import { type Fields, section } from './infoText.ts';
import type { RedisServer } from '../redisServer.ts';
import type { NodeRow } from '../rows.ts';
import { plain } from '../plain.ts';

const NANOSECOND = '0.001';

/** Commands and subcommands; a container counts nothing of its own. */
function countedRows({ commands }: RedisServer): NodeRow[] {
  return commands.rows.flatMap((row) => [row, ...(row.subcommands?.values() ?? [])]);
}

export function infoCommandStats(server: RedisServer): string {
  const { calls, micros, rejected, failed } = server.stats;
  const fields: Fields = [];
  for (const { name, index } of countedRows(server)) {
    const [count, usec] = [calls[index]!, micros[index]!];
    if (count === 0 && rejected[index] === 0) continue;
    const each = (count === 0 ? 0 : usec / count).toFixed(2);
    fields.push(
      `cmdstat_${name}:calls=${count},usec=${usec},usec_per_call=${each},rejected_calls=${rejected[index]!},failed_calls=${failed[index]!}`,
    );
  }
  return section('Commandstats', fields);
}

export function infoErrorStats(server: RedisServer): string {
  const fields: Fields = [];
  for (const [code, count] of server.stats.errors) fields.push(`errorstat_${code}:count=${count}`);
  return section('Errorstats', fields);
}

export function infoLatencyStats(server: RedisServer): string {
  const { settings, stats } = server;
  const percentiles = settings.text('latency-tracking-info-percentiles').split(' ').filter(Boolean);
  const fields: Fields = [];
  if (settings.yes('latency-tracking')) {
    for (const { name, index } of countedRows(server)) {
      if (stats.calls[index] === 0) continue;
      const values = percentiles.map((one) => `p${one}=${NANOSECOND}`).join(',');
      fields.push(`latency_percentiles_usec_${name}:${values}`);
    }
  }
  return section('Latencystats', fields);
}

/** LATENCY HISTOGRAM: of all commands that ran, or of these; a container stands for its subcommands. */
export function latencyHistogram({ request, server }: CommandContext): Outcome {
  const names: string[] = [];
  for (let i = 2; i < request.count; i++) names.push(request.text(i).toLowerCase());
  const items: Reply[] = [];
  for (const { name, index } of countedRows(server)) {
    const calls = server.stats.calls[index]!;
    const asked = names.includes(name) || names.includes(name.split('|', 1)[0]!);
    if (calls === 0 || (names.length > 0 && !asked)) continue;
    const histogram: Reply = { kind: 'map', items: [integer(1), integer(calls)] };
    const fields = [bulkText('calls'), integer(calls), bulkText('histogram_usec'), histogram];
    items.push(bulkText(name), { kind: 'map', items: fields });
  }
  return plain({ kind: 'map', items });
}
