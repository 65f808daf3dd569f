import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'Why copy at all?',
  question: 'One server works. What do three of them give that one cannot?',
  parts: {
    alone: {
      title: 'One server, one disk',
      setup:
        'A shop keeps its orders in Redis, on one server. Redis works in memory, and saves to its disk now and then. It has not done so yet today.',
      goals: {
        guess: {
          ask: 'The disk breaks, and some time later the server fails too. After a restart, how many of the orders are there?',
          choices: {
            all: 'All that were confirmed with `OK`',
            last: 'All but the last one',
            nothing: 'None',
          },
          told: 'None. What is in memory ends with the process, and no other place had it.',
          not: {
            all: '`OK` means that it is in memory. Nothing had been written to the disk.',
            last: 'No snapshot had been made yet, so there was not even an older state to go back to.',
          },
        },
        break: {
          do: 'Break the disk of 6379.',
          hint: 'Open the menu of 6379 (the three dots on its card, or a right click) and choose “Break the disk”.',
        },
        save: {
          do: 'Try to save now.',
          hint: 'In the console of 6379 type `SAVE`.',
        },
        write: {
          do: 'One more customer: write another order.',
          hint: 'In the console of 6379 type `SET order:4 paid`.',
        },
        off: {
          do: 'Now the server fails as well: kill it.',
          hint: 'In the menu of 6379 choose “Kill”.',
        },
        gone: {
          do: 'Start it again and look for the orders.',
          hint: 'Press start on the card of 6379, then type `KEYS *` in its console.',
        },
      },
      beats: {
        open: 'Three orders, one server. All is well, and nothing shows what is missing.',
        broken: 'Nobody has noticed. Memory works, so customers are served as before.',
        unsaved:
          '`ERR`: the data cannot be written. From here on it exists in the memory of one process.',
        off: 'The process is gone, and its memory with it.',
        empty: 'A healthy server, and an empty one. Nothing is left that could be repaired.',
      },
      seen: 'One machine was the only place that had the data. [[persistence|Saving to disk]] helps against a crash, not against the loss of the machine.',
    },
    queue: {
      title: 'One server, many readers',
      setup:
        'The same shop, a good day. To make it visible, each command takes 4 thousandths of a second here; a real server needs far less, yet it has a limit too.',
      goals: {
        guess: {
          ask: 'The server can answer 250 reads a second. 500 a second arrive. What happens?',
          choices: {
            refused: 'Half of them get an error',
            wait: 'All are answered, later and later',
            drop: 'The older half is forgotten',
          },
          told: 'They wait. Redis runs one command after the other, so each second the queue is 250 reads longer.',
          not: {
            refused:
              'Redis has no error for “too busy”. It takes every command and works through them.',
            drop: 'Nothing is forgotten. A command waits in its connection until its turn comes.',
          },
        },
        load: {
          do: 'Let 500 readers a second ask 6379.',
          hint: 'Above the picture press “load” (the pulse). Choose reads, the node 6379, the rate 500/s, “until stopped”, and start.',
        },
        busy: {
          do: 'See that 6379 does not keep up.',
          hint: 'Let time run for a second and look at its card: it says busy.',
        },
        count: {
          ask: 'How many replies a second does 6379 give, at the most?',
          choices: {},
          told: '250: each command takes 4 thousandths of a second, and 250 of them fill the second.',
        },
        slow: {
          do: 'Be one of the customers: read an order on 6379, and see how long it takes.',
          hint: 'In the console of 6379 type `GET order:1`, and let time run. Below the reply stands how long it took. If nothing stands there, the queue was still short: ask again.',
        },
      },
      beats: {
        open: 'Nobody asks for anything yet. A reply would come at once.',
        load: 'Twice as much as the server can do. The Load panel counts those who wait.',
        asked: 'This reader stands in line like all others.',
      },
      seen: 'Nothing is broken and nobody is refused. It only takes longer, and longer again.',
    },
    copies: {
      title: 'One master, two replicas',
      setup:
        'Now 6380 and 6381 copy 6379. What is written on the [[master]] reaches both [[replica|replicas]] a moment later.',
      goals: {
        guess: {
          ask: '6379 fails for good. Where are the orders?',
          choices: {
            halves: 'Half on 6380, half on 6381',
            both: 'All of them on both',
            none: 'Gone, as with one server',
          },
          told: 'All of them on both. A replica holds a whole copy, not a share.',
          not: {
            halves:
              'To split the keys among servers is what Redis Cluster does. Replication copies all of them.',
            none: 'Each replica has the data in its own memory, on its own machine.',
          },
        },
        down: {
          do: 'Let 6379 fail: kill it, and leave it off.',
          hint: 'In the menu of 6379 choose “Kill”.',
        },
        there: {
          do: 'Look for the orders on a replica.',
          hint: 'In the console of 6380 type `KEYS *`.',
        },
        promote: {
          do: 'The shop needs a server that takes writes: make one of the replicas a master.',
          hint: 'In the console of 6380 type `SLAVEOF NO ONE`.',
        },
        'go-on': {
          do: 'Take the next order there.',
          hint: 'In the console of 6380 type `SET order:4 paid`.',
        },
        again: {
          do: 'One copy is not enough: let the other replica follow the new master.',
          hint: 'In the console of 6381 type `SLAVEOF 127.0.0.1 6380`.',
        },
      },
      beats: {
        open: 'Three servers, the same three orders on each.',
        down: 'The machine that counted is gone. The data is not.',
        promoted:
          'It has all orders and takes writes from now on. [[promotion|Promoting]] it took one command.',
        refollowed: 'The other one had the same history, so only what was new had to be sent.',
      },
      seen: 'Redundancy: the data outlived its machine. Recovery: moments later the shop took orders again. High availability is built on these two; what is added later only does by itself what you did by hand.',
    },
    spread: {
      title: 'Three servers, many readers',
      setup:
        'The good day again: each command takes 4 thousandths of a second, and 500 reads a second arrive. This time three servers have the data.',
      goals: {
        guess: {
          ask: 'The readers are spread over all three servers. How many replies a second will there be?',
          choices: {
            same: '250, the master must be asked anyway',
            all: '500, nobody waits',
            less: 'Fewer than 250, copying costs time',
          },
          told: '500. Each server answers its third from its own memory, and asks nobody.',
          not: {
            same: 'A replica answers from its own memory. The master is not asked.',
            less: 'Nothing is written here, so there is next to nothing to copy.',
          },
        },
        load: {
          do: 'Let 500 readers a second ask 6379, 6380 and 6381 in turn.',
          hint: 'Above the picture press “load” (the pulse). Choose reads, tick all three nodes, the rate 500/s, “until stopped”, and start.',
        },
        count: {
          ask: 'How many replies a second do the three give together?',
          choices: {},
          told: '500, all that were asked for. Three servers could answer 750.',
        },
        quick: {
          do: 'Be one of the customers: read an order on 6380.',
          hint: 'In the console of 6380 type `GET order:1`.',
        },
        writes: {
          ask: 'And 500 writes a second: would three servers take them?',
          choices: {
            thrice: 'Yes, each takes a third of them',
            same: 'No, each must carry out all of them',
            none: 'Yes, replicas have no work with writes',
          },
          told: 'No. Every replica repeats every write, so copies make room for readers only.',
          not: {
            thrice: 'Each server holds all of the data, so each has to make every change.',
            none: 'A replica stays equal only by repeating each write.',
          },
        },
      },
      beats: {
        open: 'Three servers with the same data, and nobody asks yet.',
        load: 'Each reader goes to the next server in turn. None of them has too much to do.',
        asked: 'At once: there is no queue here.',
      },
      seen: 'Reads are spread, writes stay with the master. This is called [[read-write-splitting|read/write splitting]].',
    },
  },
  remember: 'Copies keep the data when a machine is lost, let work go on, and share the reading.',
};
