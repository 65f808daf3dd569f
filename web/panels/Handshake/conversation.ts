/**
 * Reads what a replica and its master say to each other, and says of each message which one it is. Pure:
 * the simulation's messages and those of real servers are read by the same code.
 */
import { explain, type Meaning } from '../../reference/explain.ts';

/** What a message can be, in the order in which they come. */
export type MessageName =
  | 'connect'
  | 'accept'
  | 'close'
  | 'ping'
  | 'pong'
  | 'ping-noauth'
  | 'auth'
  | 'auth-ok'
  | 'auth-wrong'
  | 'port'
  | 'port-ok'
  | 'port-refused'
  | 'ip'
  | 'ip-ok'
  | 'capa'
  | 'capa-ok'
  | 'capa-refused'
  | 'psync-nothing'
  | 'psync-own'
  | 'psync-again'
  | 'psync-refused'
  | 'sync'
  | 'sync-refused'
  | 'keepalive'
  | 'fullresync'
  | 'rdb-stream'
  | 'rdb-file'
  | 'rdb-more'
  | 'loading'
  | 'first-ack'
  | 'continue'
  | 'missed'
  | 'queued'
  | 'live'
  | 'heartbeat'
  | 'ack';

/** One message, as it passed: its text is latin-1, of a long one the beginning. */
export interface Passing {
  fromReplica: boolean;
  kind: 'connect' | 'accept' | 'close' | 'rdb' | 'bytes';
  text: string;
}

type Asked = 'ping' | 'auth' | 'port' | 'ip' | 'capa' | 'psync' | 'sync';

/** What the answer to a question is called, when it is the one hoped for and when it is an error. */
const ANSWERS: Readonly<Record<Asked, readonly [MessageName, MessageName]>> = {
  ping: ['pong', 'ping-noauth'],
  auth: ['auth-ok', 'auth-wrong'],
  port: ['port-ok', 'port-refused'],
  ip: ['ip-ok', 'port-refused'],
  capa: ['capa-ok', 'capa-refused'],
  psync: ['fullresync', 'psync-refused'],
  sync: ['rdb-file', 'sync-refused'],
};

/** Follows one replica's talk with its master, through all its connections. */
export class Conversation {
  private asked: Asked[] = [];
  private given = false;
  private synced: 'full' | 'partial' | null = null;
  private acknowledged = false;
  private streamed = false;

  /** Null: it came too late, nobody reads it any more. */
  name({ fromReplica, kind, text }: Passing): MessageName | null {
    if (kind === 'connect') {
      this.asked = [];
      this.given = false;
      this.synced = null;
      this.acknowledged = false;
      this.streamed = false;
    }
    if (kind !== 'bytes' && kind !== 'rdb') return kind;
    if (kind === 'rdb' && !text.startsWith('$')) return 'rdb-more';
    const meaning = explain(text, { fromReplica, rdb: kind === 'rdb' })[0]?.meaning;
    if (meaning === undefined) return null;
    return fromReplica ? this.ask(meaning) : this.answer(meaning);
  }

  private ask(meaning: Meaning): MessageName {
    const name = asking(meaning);
    if (name === 'psync-nothing' || name === 'psync-own' || name === 'psync-again') {
      this.asked.push('psync');
    } else if (isAsked(name)) this.asked.push(name);
    if (name !== 'ack' || this.acknowledged) return name;
    this.acknowledged = true;
    return this.synced === 'full' ? 'first-ack' : 'ack';
  }

  private answer(meaning: Meaning): MessageName | null {
    switch (meaning.means) {
      case 'keepalive':
        return 'keepalive';
      case 'rdb-eof':
        return 'rdb-stream';
      case 'rdb-length':
        return 'rdb-file';
      case 'rdb':
      case 'rdb-more':
        return 'rdb-more';
      case 'fullresync':
        this.synced = 'full';
        this.asked.shift();
        return 'fullresync';
      case 'continue':
        this.synced = 'partial';
        this.asked.shift();
        return 'continue';
      case 'pong':
      case 'ok':
      case 'error':
        return this.replyTo(meaning.means === 'error');
      case 'stream-ping':
        return 'heartbeat';
      default:
        return this.stream();
    }
  }

  private replyTo(refused: boolean): MessageName | null {
    const question = this.asked.shift();
    // A replica that was told its password is wrong has closed: it reads no more answers.
    if (question === undefined || this.given) return null;
    const name = ANSWERS[question][refused ? 1 : 0];
    this.given = name === 'auth-wrong';
    return name;
  }

  /** Of the commands of the stream, the first that come are those that had to wait. */
  private stream(): MessageName {
    const first = !this.streamed;
    this.streamed = true;
    if (!first || this.synced === null) return 'live';
    return this.synced === 'full' ? 'queued' : 'missed';
  }
}

function isAsked(name: MessageName): name is Asked & MessageName {
  return name in ANSWERS;
}

function asking(meaning: Meaning): MessageName {
  switch (meaning.means) {
    case 'ping':
    case 'auth':
    case 'sync':
    case 'ack':
      return meaning.means;
    case 'listening-port':
      return 'port';
    case 'ip-address':
      return 'ip';
    case 'psync-anything':
      return 'psync-nothing';
    case 'psync':
      return meaning.offset === '1' ? 'psync-own' : 'psync-again';
    case 'keepalive':
      return 'loading';
    default:
      return 'capa';
  }
}
