import type { LinkView, SegmentView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { currentSegments } from '../../playback.ts';
import { linkKey, type Shown } from '../../store/store.ts';
import { usePaced } from '../../store/usePaced.ts';
import { bytes, grouped, milliseconds } from '../../ui/figures.ts';
import { LINKS, LINKS_TERMS } from './columns.ts';
import { Frame } from './Frame.tsx';
import styles from './Tables.module.css';
import { useTablesWords, type TablesWords } from './words.ts';

const linksOf = (shown: Shown) => shown.links;
const revisionOf = (shown: Shown) => shown.segmentsRevision;

export function LinksTable() {
  const own = useTablesWords();
  const words = own.links;
  const links = usePaced(linksOf);
  // The segments themselves are not in the store; that they changed is.
  const revision = usePaced(revisionOf);
  return (
    <Frame
      caption={words.caption}
      columns={LINKS}
      heads={words}
      terms={LINKS_TERMS}
      testid="table-links"
      empty={Object.keys(links).length === 0 ? own.none : undefined}
    >
      {Object.values(links).map((link) => (
        <Row
          key={linkKey(...link.between)}
          link={link}
          flying={flyingOn(link, revision)}
          own={own}
        />
      ))}
    </Frame>
  );
}

function Row({ link, flying, own }: { link: LinkView; flying: readonly Flow[]; own: TablesWords }) {
  const all = useWords();
  const words = own.links;
  const [a, b] = link.between;
  const state = link.state === 'up' && !link.connected ? 'idle' : link.state;
  const count = (messages: number, size: number) =>
    words.messages(messages, grouped(messages), bytes(size));
  return (
    <tr data-state={state}>
      <th scope="row">{words.pair(a, b)}</th>
      <td>{link.replica ?? own.none}</td>
      <td data-value={state}>{all.topology.linkIs[state]}</td>
      <td className={styles.figure}>{all.topology.milliseconds(milliseconds(link.latency))}</td>
      <td className={styles.figure}>
        {link.bandwidth === 0 ? words.unlimited : words.perSecond(bytes(link.bandwidth))}
      </td>
      <td>
        {flying.length === 0 && own.none}
        {flying.map((flow) => (
          <div key={flow.from}>
            {words.way(flow.from, flow.to, count(flow.messages, flow.bytes))}
          </div>
        ))}
      </td>
      <td className={styles.figure}>{link.waiting === 0 ? own.none : bytes(link.waiting)}</td>
      <td>
        {link.held.length === 0 && own.none}
        {link.held.map((held) => (
          <div key={held.from}>
            {words.way(
              held.from,
              held.to,
              held.messages === 0 ? words.armed : count(held.messages, held.bytes),
            )}
          </div>
        ))}
      </td>
    </tr>
  );
}

interface Flow {
  from: string;
  to: string;
  messages: number;
  bytes: number;
}

/** What is on its way on a link, each way by itself. `revision` tells which segments are meant. */
function flyingOn({ between: [a, b] }: LinkView, revision: number): readonly Flow[] {
  if (revision < 0) return [];
  const flows = [flowOf(currentSegments(), a, b), flowOf(currentSegments(), b, a)];
  return flows.filter((flow) => flow.messages > 0);
}

function flowOf(segments: readonly SegmentView[], from: string, to: string): Flow {
  const flow = { from, to, messages: 0, bytes: 0 };
  for (const segment of segments) {
    if (segment.from !== from || segment.to !== to) continue;
    flow.messages += segment.count;
    flow.bytes += segment.bytes;
  }
  return flow;
}
