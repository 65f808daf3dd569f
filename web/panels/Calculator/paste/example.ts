/** Three servers of version 7.0.15, some minutes after one replica was promoted and the old master lived on. */
export const EXAMPLE = `127.0.0.1:6379> INFO replication
# Replication
role:master
connected_slaves:1
slave0:ip=127.0.0.1,port=6381,state=online,offset=432080,lag=0
master_failover_state:no-failover
master_replid:05ef9bf104526cd4ba97d119aff34147f504338e
master_replid2:0000000000000000000000000000000000000000
master_repl_offset:432080
second_repl_offset:-1
repl_backlog_active:1
repl_backlog_size:16384
repl_backlog_first_byte_offset:408801
repl_backlog_histlen:23280
127.0.0.1:6380> INFO replication
# Replication
role:master
connected_slaves:0
master_failover_state:no-failover
master_replid:a73f6524682be54fbfd677d62f1555da8dbfb202
master_replid2:05ef9bf104526cd4ba97d119aff34147f504338e
master_repl_offset:432104
second_repl_offset:432051
repl_backlog_active:1
repl_backlog_size:1048576
repl_backlog_first_byte_offset:1
repl_backlog_histlen:432104
127.0.0.1:6381> INFO replication
# Replication
role:slave
master_host:127.0.0.1
master_port:6379
master_link_status:up
master_last_io_seconds_ago:2
master_sync_in_progress:0
slave_read_repl_offset:432080
slave_repl_offset:432080
slave_priority:100
slave_read_only:1
replica_announced:1
connected_slaves:0
master_failover_state:no-failover
master_replid:05ef9bf104526cd4ba97d119aff34147f504338e
master_replid2:0000000000000000000000000000000000000000
master_repl_offset:432080
second_repl_offset:-1
repl_backlog_active:1
repl_backlog_size:1048576
repl_backlog_first_byte_offset:1
repl_backlog_histlen:432080
`;
