/** INFO replication and ROLE: the fields, the order and the values of a redis-server 7.0.15. */
import { expect, test } from '../fixtures.ts';

const LAB = 'one-master-two-replicas';
const ID = /[0-9a-f]{40}/;
const NO_ID = '0'.repeat(40);

test('INFO and ROLE of a master list its replicas', async ({ playground }) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET k v');
  await playground.advance(1500);
  const info = await playground.ask('6379', 'INFO replication');
  expect(
    info
      .replace(ID, 'ID')
      .replaceAll(/lag=[01]/g, 'lag=N')
      .split(/\r?\n/),
  ).toEqual([
    '# Replication',
    'role:master',
    'connected_slaves:2',
    'slave0:ip=127.0.0.1,port=6380,state=online,offset=50,lag=N',
    'slave1:ip=127.0.0.1,port=6381,state=online,offset=50,lag=N',
    'master_failover_state:no-failover',
    'master_replid:ID',
    `master_replid2:${NO_ID}`,
    'master_repl_offset:50',
    'second_repl_offset:-1',
    'repl_backlog_active:1',
    'repl_backlog_size:512',
    'repl_backlog_first_byte_offset:1',
    'repl_backlog_histlen:50',
  ]);
  expect((await playground.ask('6379', 'ROLE')).split('\n')).toEqual([
    '1) "master"',
    '2) (integer) 50',
    '3) 1) 1) "127.0.0.1"',
    '      2) "6380"',
    '      3) "50"',
    '   2) 1) "127.0.0.1"',
    '      2) "6381"',
    '      3) "50"',
  ]);
});

test('INFO and ROLE of a replica, its link up and then down', async ({ playground }) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET k v');
  await playground.advance(1500);
  const replica = (status: string[], role: string) => [
    '# Replication',
    role,
    'master_host:127.0.0.1',
    'master_port:6379',
    ...status,
    'slave_priority:100',
    'slave_read_only:1',
    'replica_announced:1',
    'connected_slaves:0',
    'master_failover_state:no-failover',
    'master_replid:ID',
    `master_replid2:${NO_ID}`,
    'master_repl_offset:50',
    'second_repl_offset:-1',
    'repl_backlog_active:1',
    'repl_backlog_size:512',
    'repl_backlog_first_byte_offset:1',
    'repl_backlog_histlen:50',
  ];
  const lines = async () => {
    const info = await playground.ask('6380', 'INFO replication');
    const calm = info.replace(ID, 'ID').replace(/(ago|down_since_seconds):\d+/g, '$1:N');
    return calm.split(/\r?\n/);
  };
  expect(await lines()).toEqual(
    replica(
      [
        'master_link_status:up',
        'master_last_io_seconds_ago:N',
        'master_sync_in_progress:0',
        'slave_read_repl_offset:50',
        'slave_repl_offset:50',
      ],
      'role:slave',
    ),
  );
  const role = (state: string) => [
    '1) "slave"',
    '2) "127.0.0.1"',
    '3) (integer) 6379',
    `4) "${state}"`,
    '5) (integer) 50',
  ];
  expect((await playground.ask('6380', 'ROLE')).split('\n')).toEqual(role('connected'));

  await playground.kill('6379');
  await playground.advance(1500);
  expect(await lines()).toEqual(
    replica(
      [
        'master_link_status:down',
        'master_last_io_seconds_ago:-1',
        'master_sync_in_progress:0',
        'slave_read_repl_offset:50',
        'slave_repl_offset:50',
        'master_link_down_since_seconds:N',
      ],
      'role:slave',
    ),
  );
});

test('a node alone is a master without a backlog', async ({ playground }) => {
  await playground.open('four-machines');
  const info = await playground.ask('6382', 'INFO replication');
  expect(info.replace(ID, 'ID').split(/\r?\n/)).toEqual([
    '# Replication',
    'role:master',
    'connected_slaves:0',
    'master_failover_state:no-failover',
    'master_replid:ID',
    `master_replid2:${NO_ID}`,
    'master_repl_offset:0',
    'second_repl_offset:-1',
    'repl_backlog_active:0',
    'repl_backlog_size:512',
    'repl_backlog_first_byte_offset:0',
    'repl_backlog_histlen:0',
  ]);
  expect(await playground.ask('6382', 'ROLE')).toBe(
    '1) "master"\n2) (integer) 0\n3) (empty array)',
  );
});
