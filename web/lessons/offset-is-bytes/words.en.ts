import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'What moves the offset',
  question: 'What does the replication offset count?',
  parts: {
    guessing: {
      title: 'Guess, type, compare',
      setup:
        '6380 copies 6379. Their [[replication-offset|offset]] is 0: nothing has been written since they met. Before each command guess how far the offset will move, then type it and look.',
      goals: {
        first: {
          ask: 'The first write, `SET k v`. How far does the offset move?',
          choices: { '1': 'By 1', '27': 'By 27', '50': 'By 50' },
          told: 'By 50. `SET k v` takes 27 bytes on the wire, and a `SELECT 0` of 23 bytes goes before it, once, so that the replica knows the database.',
          not: {
            '1': 'It counts bytes, not commands.',
            '27': 'That is the SET alone. Something was sent before it.',
          },
        },
        'do-first': {
          do: 'Type it and look at the offset of 6379.',
          hint: 'In the console of 6379 type `SET k v`.',
        },
        again: {
          ask: 'The same command once more. By how much?',
          choices: {},
          told: 'By 27: `*3` `$3` `SET` `$1` `k` `$1` `v`, each with a line end of 2 bytes. That the value stays the same makes no difference.',
        },
        'do-again': {
          do: 'Type it again.',
          hint: 'In the console of 6379 type `SET k v`.',
        },
        get: {
          ask: '`GET k` reads. By how much?',
          choices: {},
          told: 'By 0. Reading changes nothing, so there is nothing to send.',
        },
        'do-get': {
          do: 'Type it.',
          hint: 'In the console of 6379 type `GET k`.',
        },
        none: {
          ask: '`DEL none`: a key that does not exist. By how much?',
          choices: { '0': 'By 0', '20': 'By 20', '23': 'By 23' },
          told: 'By 0. It is a command that writes, but it changed nothing.',
          not: {
            '20': '`DEL none` would be 23 bytes, and 20 with a key of one letter. It was not sent.',
            '23': 'That would be its length on the wire. It was not sent.',
          },
        },
        'do-none': {
          do: 'Type it.',
          hint: 'In the console of 6379 type `DEL none`.',
        },
        ex: {
          ask: '`SET k v EX 100`: the key lives for 100 seconds. What is sent to the replica?',
          choices: {
            same: '`SET k v EX 100`',
            px: '`SET k v PXAT` and a point in time',
            two: '`SET k v`, then `EXPIRE k 100`',
          },
          told: '`PXAT` and a point in time in milliseconds. However late it arrives, the key ends at the same moment everywhere.',
          not: {
            same: '100 seconds would begin anew on arrival: a late replica would keep the key for longer.',
            two: 'One command says both, so that nothing can come between the two.',
          },
        },
        'do-ex': {
          do: 'Type it and look at the message on the link.',
          hint: 'In the console of 6379 type `SET k v EX 100`.',
        },
        spop: {
          ask: '`SPOP s` takes some element of a set, by chance. What is sent?',
          choices: {
            spop: '`SPOP s`',
            srem: '`SREM s` and the element that was taken',
            nothing: 'Nothing, chance cannot be sent',
          },
          told: '`SREM`. The master has made the choice, and the replica only follows.',
          not: {
            spop: 'The replica would choose for itself, and the two sets could differ.',
            nothing: 'Then the replica would keep all three.',
          },
        },
        'do-spop': {
          do: 'Make a set of three and take one element.',
          hint: 'In the console of 6379 type `SADD s red green blue`, then `SPOP s`.',
        },
        db: {
          ask: 'You change to database 3 and type `SET k v` there. By how much, for both lines together?',
          choices: {},
          told: 'By 50. `SELECT 3` alone sends nothing. With the first write it is sent first, 23 bytes, then the 27 of the SET.',
        },
        'do-db': {
          do: 'Type both.',
          hint: 'In the console of 6379 type `SELECT 3`, then `SET k v`.',
        },
        publish: {
          ask: '`PUBLISH c x` stores nothing. Does it move the offset?',
          choices: { no: 'No', yes: 'Yes' },
          told: 'Yes, by 31. Clients that listen on a replica are to hear it too, so it is part of the stream.',
          not: { no: 'The offset counts what is sent to the replicas, stored or not.' },
        },
        'do-publish': {
          do: 'Type it.',
          hint: 'In the console of 6379 type `PUBLISH c x`.',
        },
      },
      beats: {
        open: 'Watch two things: the offset on the card, and the [[replication-backlog|ring]]. Each arc of it is a command, as long as its bytes.',
        two: 'Two arcs came, not one: SELECT and SET.',
        one: 'One arc of 27 bytes.',
        read: 'Nothing moved.',
        rewritten: 'What was typed is not what was sent.',
        chance: 'What chance decided was sent as a fact.',
      },
      seen: 'The offset counts the bytes of the stream: what was changed, in the form in which it was sent.',
    },
    idle: {
      title: 'Nobody does anything',
      setup:
        'The same two, with the usual heartbeat: a PING every 10 seconds. Nobody types a write.',
      goals: {
        guess: {
          ask: 'Nobody writes. Does the offset of the master stand still?',
          choices: { still: 'Yes', moves: 'No' },
          told: 'It moved. Its PINGs go through the same stream and count like any command.',
          not: { still: 'The clients were silent. The master was not.' },
        },
        wait: {
          do: 'Note the offset of 6379.',
          hint: 'In the console of 6379 type `INFO replication`, and look at `master_repl_offset`.',
        },
        again: {
          do: 'Wait some ten seconds and look again. Write nothing.',
          hint: 'Let the clock run, then type `INFO replication` once more.',
        },
        bytes: {
          ask: 'How many bytes is one PING in the stream?',
          choices: {},
          told: '14: `*1` `$4` `ping`, each with a line end of 2 bytes.',
        },
      },
      beats: {
        open: 'Quiet. A replica is attached, though.',
        noted: 'Keep the number in mind.',
        moved: 'It has moved, without a write.',
      },
      seen: 'An idle master moves on as long as a replica is attached.',
    },
  },
  remember:
    'The offset counts bytes of the stream. Not commands, not reads, not what was typed. Heartbeats count.',
};
