/** What is said of pasted INFO, in English. */
export const en = {
  hint: 'Paste the output of INFO replication, and CONFIG GET repl* if you have it. Several servers, one behind the other. Nothing leaves this page.',
  label: 'Output of your servers',
  placeholder:
    '127.0.0.1:6379> INFO replication\n# Replication\nrole:master\nconnected_slaves:2\n…',
  example: 'An example',
  clear: 'Clear',
  rate: 'Stream, if you know it',
  rateHint:
    'Bytes a second by which master_repl_offset grows. Two answers of one server with INFO server, or with the time above each, tell it by themselves.',
  rateFound: (server: string, rate: string) => `${server} writes ${rate}, by its two answers.`,
  servers: (count: string) => `${count} servers`,
  oneServer: '1 server',
  picture: 'Who replicates from whom',
  reading: 'In plain words',
  roles: { master: 'master', replica: 'replica', unknown: 'not pasted' },
  unnamed: (number: string) => `server ${number}`,
  offset: (bytes: string) => `offset ${bytes}`,
  behind: (bytes: string) => `${bytes} behind`,
  down: 'link down',
  unread: (count: string) => `${count} lines were not needed.`,
  problems: {
    empty: '',
    'no-info': (sections: string) =>
      sections === ''
        ? 'There is no answer to INFO replication in this text. It begins with role: and is printed by redis-cli INFO replication.'
        : `This is INFO, but of other sections (${sections}). Ask for INFO replication, or for INFO alone.`,
    'cut-off': (server: string, after: string, missing: string) =>
      `The answer of ${server} is cut off after “${after}”: ${missing} is missing. What is there is used; paste the rest to be sure.`,
    'bad-value': (line: string) => `This line cannot be right and was left out: ${line}`,
    sentinel: (server: string) =>
      `${server} is a Sentinel: it watches others and replicates nothing, so it is not drawn. Ask the servers that it watches.`,
    'no-replication': (server: string) =>
      `The answer of ${server} has no section Replication, so it is not drawn. Ask it for INFO replication.`,
    old: 'Redis before 4.0 has no replication ID. Whether two of these servers share a history cannot be told.',
  },
  continue: 'Go on from here as a lab',
  continueHint: 'Builds these nodes with their settings and offsets, and opens them.',
  copied: 'Copied: who follows whom, settings, offsets.',
  notCopied: {
    data: 'Not copied: the keys. The nodes are empty.',
    'backlog-bytes': 'The backlogs begin empty; sizes are kept.',
    ids: 'A master that starts again takes a new replication ID and keeps yours as its second.',
    passwords: 'Passwords are left out.',
    ports: (pairs: string) => `Nodes are named by port, so some have another one: ${pairs}.`,
    'left-out': (servers: string) => `A lab has at most 12 nodes. Left out: ${servers}.`,
    gap: (servers: string) => `Not reproduced, the gap of: ${servers}.`,
  },
  found: {
    'all-well': () => 'Nothing here looks wrong.',
    'two-masters': (a: string, b: string, at: string, extra: string) =>
      `Two masters of one history. They parted at offset ${at}: ${a} was promoted, ${b} goes on as master. What ${b} wrote since (${extra}) is lost the moment it follows ${a}.`,
    'two-histories': (servers: string) =>
      `Several masters that share no history: ${servers}. Fine if these are separate systems. If not, one was started empty, or promoted longer ago.`,
    intruder: (server: string, host: string) =>
      `${server} stands alone, yet follows ${host}, which never answered. If you do not know that address: somebody typed REPLICAOF into an open port. REPLICAOF NO ONE, then a password, bind and protected-mode.`,
    'never-connected': (server: string, host: string) =>
      `${server} has never reached ${host}. Look for a wrong address, a firewall, bind or protected-mode, or a password.`,
    'refused-by-master': (server: string, host: string) =>
      `${server} follows ${host}, and ${host} has no replica at all. The handshake fails each time: most often masterauth is missing or wrong. The replica’s log says which.`,
    'link-down': (server: string, host: string, since: string) =>
      `${server} lost ${host} ${since} ago.`,
    'link-down-lasts': (time: string) => `At this rate the backlog covers ${time} of outage.`,
    syncing: (server: string, percent: string) =>
      `${server} is in the middle of a full sync${percent}. Until it ends, link down and -1 are normal.`,
    'waits-for-bgsave': (server: string) =>
      `${server} waits for its master’s snapshot. Link down and -1 are normal meanwhile.`,
    behind: (server: string, bytes: string, room: string) =>
      `${server} is ${bytes} behind. ${room} more may be written before it would need a full resync.`,
    'behind-lasts': (time: string) => `At this rate that is ${time}.`,
    outrun: (server: string, bytes: string, held: string) =>
      `${server} is ${bytes} behind and the backlog holds ${held}: should the link break now, it is a full resync.`,
    'lag-misread': (server: string, lag: string, bytes: string) =>
      `lag=${lag} of ${server} means: its last ACK came ${lag} s ago. It is no delay. The ${bytes} are what it had not yet acknowledged then.`,
    silent: (server: string, lag: string, timeout: string) =>
      `${server} has sent no ACK for ${lag} s. It should each second. After ${timeout} s its master drops it.`,
    'backlog-round': (server: string) =>
      `The backlog of ${server} is full. That only means it has gone round once; it always stays full from then on.`,
    'backlog-lasts': (server: string, time: string, rate: string) =>
      `At ${rate}, the backlog of ${server} covers an outage of ${time}.`,
    'no-backlog': (server: string) =>
      `${server} has no backlog: no replica ever came, or none for longer than repl-backlog-ttl. Its offset does not count.`,
    'announced-elsewhere': (server: string, listed: string) =>
      `${server} is listed as ${listed}. Others are told to dial that: behind Docker or NAT, set replica-announce-ip and replica-announce-port.`,
    'not-pasted': (server: string) => `${server} is mentioned; its own answer was not pasted.`,
    chain: (server: string, middle: string) =>
      `${server} follows ${middle}, itself a replica: a chain.`,
    'stale-chain': (server: string, middle: string) =>
      `${server} says its link is up, but ${middle} above it is cut off. What ${server} serves is old, and nothing on it says so.`,
    writable: (server: string) =>
      `${server} is writable. What is written there goes nowhere, and stays through a partial resync.`,
    mutual: (a: string, b: string) =>
      `${a} and ${b} follow each other. Nobody takes writes, and both links are up.`,
    itself: (server: string) => `${server} follows itself.`,
    'min-replicas': (server: string, good: string, wanted: string) =>
      `${server} refuses writes: ${good} good replicas, min-replicas-to-write asks for ${wanted}.`,
    'other-history': (server: string, master: string) =>
      `${server} and ${master} name different replication IDs though the link is up. Most likely the answers are from different moments: paste both anew.`,
    'limit-below-backlog': (server: string, limit: string, size: string) =>
      `The output buffer limit of ${server} (${limit}) lies below repl-backlog-size (${size}), so it is ignored.`,
    'timeout-near-ping': (server: string, timeout: string, ping: string) =>
      `${server}: repl-timeout ${timeout} s is close to the PING period of ${ping} s. An idle link may count as lost.`,
    'no-persistence': (server: string) =>
      `${server} keeps nothing on disk. If it restarts by itself it comes back empty, and its replicas copy that.`,
    cluster: (server: string) =>
      `${server} is a node of a cluster. Its replication is read like any other; hash slots and the cluster’s own failover are not.`,
    failover: (server: string, state: string) => `${server} is in a failover: ${state}.`,
    'no-answer': (server: string, error: string) => `${server} did not answer: ${error}`,
  },
};

export type PasteWords = typeof en;
