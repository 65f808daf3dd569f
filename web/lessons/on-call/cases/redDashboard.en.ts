import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { redDashboard } from './redDashboard.ts';

export const en: PartWordsOf<typeof redDashboard> = {
  title: 'The dashboard is red',
  setup:
    'A new dashboard reports for 6380: lag is 1, the offset is hundreds of bytes behind, the backlog is full. A colleague wants to restart 6380. 6379 takes 20 writes per second; the line to 6380 takes 200 ms.',
  goals: {
    cause: {
      ask: 'At first sight: what is the cause?',
      choices: {
        'small-backlog': 'The backlog has overflowed',
        stuck: '6380 is stuck',
        slow: 'The line cannot keep up',
        nothing: 'Nothing is wrong',
      },
      told: 'Nothing is wrong. All three figures are those of a busy, healthy pair. A restart would have been the only outage of the day.',
      not: {
        'small-backlog': 'A full ring is no overflow: it has gone round once.',
        stuck: 'Its ACKs come every second, and its offset moves on.',
        slow: 'Then the gap would grow from second to second.',
      },
    },
    lag: {
      ask: 'What does `lag=1` in `INFO` of 6379 say?',
      choices: {
        behind: 'The data of 6380 is one second old',
        'since-ack': 'The last ACK came about one second ago',
        commands: 'One command has not arrived yet',
      },
      told: 'The age of the last [[ack|ACK]], in whole seconds. One comes each second, so 0 and 1 are usual.',
      not: {
        behind: '`lag` says nothing about the data.',
        commands: '`lag` counts seconds, not commands.',
      },
    },
    'full-ring': {
      ask: '`repl_backlog_histlen` equals `repl_backlog_size`. What does that say?',
      choices: {
        used: 'The ring has been filled once and keeps the newest bytes',
        queue: 'So many bytes are waiting to be sent',
        overflow: 'Bytes were lost on their way to 6380',
      },
      told: 'It has been filled once, as every ring is after a while. It is a memory and no queue.',
      not: {
        queue: 'Nobody waits for these bytes. They are kept for a replica that comes back.',
        overflow: 'Nothing was lost: old bytes make room for new ones.',
      },
    },
    prove: {
      do: 'Prove that 6380 is well: a write on 6379 arrives there. No resync, no restart.',
      hint: 'On 6379 type `SET probe 1`, and look for the key on 6380.',
    },
    alarm: {
      ask: 'Which figure should raise an alarm instead?',
      choices: {
        'lag-one': 'lag above 0',
        growing: 'A gap that grows from minute to minute',
        equal: 'histlen equal to the size of the backlog',
      },
      told: 'A gap that grows. One that stays the same is what is under way, plus what was written since the last ACK.',
      not: { 'lag-one': '1 is as usual as 0.', equal: 'After a while every ring is full.' },
    },
  },
  beats: {
    open: 'Three red figures. What does each of them measure?',
    probe: 'The write goes the way of all others. It is there in a fifth of a second.',
  },
  seen: 'Not every figure above zero is a fault. The hardest part of being on call is to leave alone what works.',
};
