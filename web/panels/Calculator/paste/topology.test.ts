import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Engine } from '../../../../engine/engine.ts';
import captured from './info.captured.json' with { type: 'json' };
import { readPaste } from './readPaste.ts';
import { topologyOf, type Topology } from './topology.ts';

type Case = (typeof captured.cases)[number];

const caseOf = (name: string): Case => {
  const found = captured.cases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`nothing was captured as ${name}`);
  return found;
};

/** As it comes out of a terminal: prompts, commands, CRLF. */
const withPrompts = ({ servers }: Case) =>
  servers
    .map(({ port, info, config }) => {
      const prompt = `127.0.0.1:${port}> `;
      return `${prompt}INFO replication\r\n${info}\r\n${prompt}CONFIG GET repl*\r\n${config}`;
    })
    .join('\r\n');

/** Nothing but the answers, one behind the other. */
const bare = ({ servers }: Case) => servers.map(({ info }) => info).join('\n');

const shape = ({ links }: Topology) =>
  links.map(({ replica, master, up }) => `${replica} < ${master}${up ? '' : ' down'}`).toSorted();

const P = 28_600;
const at = (n: number) => `127.0.0.1:${P + n}`;

const SHAPES: Record<string, string[]> = {
  'one master, two replicas': [`${at(1)} < ${at(0)}`, `${at(2)} < ${at(0)}`],
  'two masters': [`${at(2)} < ${at(0)}`],
  "each the other's replica": [`${at(0)} < ${at(1)}`, `${at(1)} < ${at(0)}`, `${at(2)} < ${at(0)}`],
  'a chain of three': [`${at(1)} < ${at(0)}`, `${at(2)} < ${at(1)}`],
  'a chain whose top is gone': [`${at(1)} < ${at(0)} down`, `${at(2)} < ${at(1)}`],
  'waiting for BGSAVE': [`${at(1)} < ${at(0)} down`],
  'a password on the master only': [`${at(1)} < ${at(0)} down`],
  'a replica that has been silent for four seconds': [`${at(1)} < ${at(0)}`],
  'a lone server with an unknown master': [`${at(0)} < 203.0.113.77:6379 down`],
  'a replica whose master died': [`${at(1)} < ${at(0)} down`],
};

test.each(Object.entries(SHAPES))('topology: of a real server: %s', (name, links) => {
  const paste = readPaste(withPrompts(caseOf(name)));
  expect(paste.problems).toEqual([]);
  expect(shape(topologyOf(paste.readings))).toEqual(links);
});

test.each(['one master, two replicas', 'a chain of three', 'two masters', 'waiting for BGSAVE'])(
  'topology: found without a single address in the paste: %s',
  (name) => {
    const paste = readPaste(bare(caseOf(name)));
    expect(paste.problems).toEqual([]);
    const found = shape(topologyOf(paste.readings));
    // Who asks for the first snapshot is listed under an address that it does not say itself.
    expect(found).toEqual(SHAPES[name]);
  },
);

test('topology: what lists a replica under another address is no further server', () => {
  const { readings } = readPaste(withPrompts(caseOf('announced from behind NAT')));
  const { servers, links } = topologyOf(readings);
  expect(servers.map(({ id }) => id)).toEqual([at(0), at(1)]);
  expect(links).toEqual([{ replica: at(1), master: at(0), up: true, listed: null }]);
});

/** A tree of nodes: each follows one before it, or none. */
const tree = fc
  .array(fc.option(fc.nat(), { nil: null }), { minLength: 1, maxLength: 6 })
  .map((parents) => parents.map((parent, i) => (i === 0 || parent === null ? null : parent % i)));

test('topology: INFO of any tree of our own nodes is read as that tree', () => {
  fc.assert(
    fc.property(tree, fc.boolean(), fc.nat(), (parents, spaced, seed) => {
      const ids = parents.map((_, i) => String(7001 + i));
      const engine = new Engine();
      engine.load({
        format: 'psync-lab/1',
        name: { en: 'tree' },
        seed,
        backlog: 'blocks',
        nodes: parents.map((parent, i) => ({
          id: ids[i],
          conf: [
            `port ${ids[i]}`,
            'repl-diskless-sync-delay 0',
            `dbfilename d${ids[i]}.rdb`,
            ...(parent === null ? [] : [`replicaof 127.0.0.1 ${ids[parent]}`]),
          ],
        })),
        actions: [{ atMs: 9_000, do: 'type', node: ids[0], line: 'SET k v' }],
      });
      engine.advance(20_000_000);
      const text = ids
        .map((node) => {
          const info = engine.inspect({ ask: 'info', node });
          return info.answer === 'info' ? `127.0.0.1:${node}> INFO everything\n${info.text}` : '';
        })
        .join(spaced ? '\r\n\r\n' : '\n');
      const paste = readPaste(text);
      expect(paste.problems).toEqual([]);
      const { servers, links } = topologyOf(paste.readings);
      expect(servers.map(({ id }) => id)).toEqual(ids.map((id) => `127.0.0.1:${id}`));
      const wanted = parents.flatMap((parent, i) =>
        parent === null ? [] : [`127.0.0.1:${ids[i]} < 127.0.0.1:${ids[parent]}`],
      );
      expect(links.map(({ replica, master }) => `${replica} < ${master}`)).toEqual(wanted);
      expect(links.every(({ up, listed }) => up && listed !== null)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
