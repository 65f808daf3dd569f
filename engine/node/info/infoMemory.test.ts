import { expect, test } from 'vitest';
import { TestServer } from '../testServer.fixture.ts';

/** Names of the fields of a section, in order. */
function fields(info: string): string[] {
  return info.split('\r\n').flatMap((line) => (line.includes(':') ? [line.split(':', 1)[0]!] : []));
}

/** As INFO memory of redis-server 7.0.15 has them. */
const MEMORY = `used_memory used_memory_human used_memory_rss used_memory_rss_human used_memory_peak
 used_memory_peak_human used_memory_peak_perc used_memory_overhead used_memory_startup
 used_memory_dataset used_memory_dataset_perc allocator_allocated allocator_active
 allocator_resident total_system_memory total_system_memory_human used_memory_lua
 used_memory_vm_eval used_memory_lua_human used_memory_scripts_eval number_of_cached_scripts
 number_of_functions number_of_libraries used_memory_vm_functions used_memory_vm_total
 used_memory_vm_total_human used_memory_functions used_memory_scripts used_memory_scripts_human
 maxmemory maxmemory_human maxmemory_policy allocator_frag_ratio allocator_frag_bytes
 allocator_rss_ratio allocator_rss_bytes rss_overhead_ratio rss_overhead_bytes
 mem_fragmentation_ratio mem_fragmentation_bytes mem_not_counted_for_evict
 mem_replication_backlog mem_total_replication_buffers mem_clients_slaves mem_clients_normal
 mem_cluster_links mem_aof_buffer mem_allocator active_defrag_running lazyfree_pending_objects
 lazyfreed_objects`.split(/\s+/);

test('INFO memory has the fields of 7.0.15 in their order', () => {
  expect(fields(new TestServer().client().call('INFO', 'memory'))).toEqual(MEMORY);
});

test('the peak stays when the data set goes', () => {
  const client = new TestServer().client();
  const figure = (name: string): number =>
    Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(client.call('INFO', 'memory'))![1]);
  client.call('SET', 'k', 'x'.repeat(100_000));
  const peak = figure('used_memory_peak');
  expect(peak).toBe(figure('used_memory'));
  client.call('DEL', 'k');
  expect(figure('used_memory')).toBeLessThan(peak - 100_000);
  expect(figure('used_memory_peak')).toBe(peak);
});

test('commands are counted with what was refused, what failed, and how long they slept', () => {
  const client = new TestServer().client();
  client.call('GET');
  client.call('SET', 'k', 'x');
  client.call('INCR', 'k');
  client.call('DEBUG', 'SLEEP', '0');
  const told = client.call('INFO', 'commandstats');
  expect(told).toContain(
    'cmdstat_get:calls=0,usec=0,usec_per_call=0.00,rejected_calls=1,failed_calls=0',
  );
  expect(told).toContain(
    'cmdstat_incr:calls=1,usec=0,usec_per_call=0.00,rejected_calls=0,failed_calls=1',
  );
  expect(client.call('INFO', 'latencystats')).toContain(
    'latency_percentiles_usec_set:p50=0.001,p99=0.001,p99.9=0.001\r\n',
  );
  expect(client.call('LATENCY', 'HISTOGRAM', 'set', 'nosuch')).toBe(
    '*2\r\n$3\r\nset\r\n*4\r\n$5\r\ncalls\r\n:1\r\n$14\r\nhistogram_usec\r\n*2\r\n:1\r\n:1\r\n',
  );
});

test('a command that EXEC runs sees its client inside a transaction', () => {
  const client = new TestServer().client();
  client.call('MULTI');
  client.call('CLIENT', 'INFO');
  client.call('PING');
  const told = client.call('EXEC');
  expect(told).toMatch(/ flags=x .* multi=2 .* cmd=exec /);
  expect(client.call('CLIENT', 'INFO')).toMatch(/ flags=N .* multi=-1 /);
});

test('DEBUG PROTOCOL shows a value of each type', () => {
  const client = new TestServer().client();
  const ask = (type: string): string => client.call('DEBUG', 'PROTOCOL', type);
  expect(ask('push')).toBe('-ERR RESP2 is not supported by this command\r\n');
  expect(ask('MAP')).toBe('*6\r\n:0\r\n:0\r\n:1\r\n:1\r\n:2\r\n:0\r\n');
  client.call('HELLO', '3');
  expect(ask('map')).toBe('%3\r\n:0\r\n#f\r\n:1\r\n#t\r\n:2\r\n#f\r\n');
  expect(ask('attrib')).toBe(
    '|1\r\n$14\r\nkey-popularity\r\n*2\r\n$7\r\nkey:123\r\n:90\r\n$39\r\nSome real reply following the attribute\r\n',
  );
  expect(ask('push')).toBe(
    '>2\r\n$16\r\nserver-cpu-usage\r\n:42\r\n$40\r\nSome real reply following the push reply\r\n',
  );
  expect(ask('nosuch')).toContain('-ERR Wrong protocol type name. ');
});
