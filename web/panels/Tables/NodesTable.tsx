import type { NodeView, VerdictView } from '../../../engine/contract.ts';
import type { Words } from '../../language/en.ts';
import { useWords } from '../../language/words.ts';
import { type Shown } from '../../store/store.ts';
import { usePaced } from '../../store/usePaced.ts';
import { bytes, grouped, shortId } from '../../ui/figures.ts';
import { NODES, NODES_TERMS } from './columns.ts';
import { Frame } from './Frame.tsx';
import styles from './Tables.module.css';
import { useTablesWords, type TablesWords } from './words.ts';

const NO_ID = /^0*$/;

const nodesOf = (shown: Shown) => shown.nodes;
const orderOf = (shown: Shown) => shown.nodeOrder;

export function NodesTable() {
  const own = useTablesWords();
  const words = own.nodes;
  const nodes = usePaced(nodesOf);
  const order = usePaced(orderOf);
  return (
    <Frame
      caption={words.caption}
      columns={NODES}
      heads={words}
      terms={NODES_TERMS}
      testid="table-nodes"
    >
      {order.map((id) => {
        const node = nodes[id];
        return node === undefined ? null : <Row key={id} node={node} own={own} />;
      })}
    </Frame>
  );
}

function Row({ node, own }: { node: NodeView; own: TablesWords }) {
  const all = useWords();
  const words = own.nodes;
  const { master } = node;
  const role = all.node[node.role];
  return (
    <tr data-testid={`row-${node.id}`} data-run={node.run}>
      <th scope="row" translate="no">
        {node.host}:{node.port}
      </th>
      <td>
        {master === null ? role : words.of(role, master.node ?? `${master.host}:${master.port}`)}
      </td>
      <td className={styles.figure}>{all.run[node.run]}</td>
      <td className={styles.mono} translate="no" title={node.replid}>
        {NO_ID.test(node.replid) ? own.none : shortId(node.replid)}
      </td>
      <td className={styles.mono}>
        <SecondId node={node} own={own} />
      </td>
      <td className={styles.figure} data-value={node.master_repl_offset}>
        {grouped(node.master_repl_offset)}
      </td>
      <td className={styles.figure}>{behindOf(node, words)}</td>
      <td>{master === null ? own.none : all.linkState[master.state]}</td>
      <td className={styles.figure}>
        {master === null || master.lastIoSeconds < 0
          ? own.none
          : words.ago(grouped(master.lastIoSeconds))}
      </td>
      <td className={styles.figure}>{grouped(node.keys.count)}</td>
      <td
        className={styles.figure}
        data-equal={node.digestEqual}
        translate={node.digestEqual === null ? 'no' : 'yes'}
      >
        {digestOf(node, own)}
      </td>
      <td>{node.verdict === null ? own.none : verdictText(node.verdict, all, own)}</td>
    </tr>
  );
}

function SecondId({ node, own }: { node: NodeView; own: TablesWords }) {
  if (NO_ID.test(node.replid2)) return own.none;
  return (
    <>
      <span translate="no" title={node.replid2}>
        {shortId(node.replid2)}
      </span>
      <small>{own.nodes.until(grouped(node.second_repl_offset))}</small>
    </>
  );
}

function behindOf({ master }: NodeView, words: TablesWords['nodes']): string {
  if (master === null) return '';
  return master.behind === null ? words.unknown : bytes(master.behind);
}

function digestOf(node: NodeView, own: TablesWords): string {
  if (node.digest === null) return own.none;
  const digest = node.digest.slice(0, 4);
  if (node.digestEqual === null) return digest;
  return node.digestEqual ? own.nodes.equal(digest) : own.nodes.unequal(digest);
}

function verdictText(verdict: VerdictView, all: Words, own: TablesWords): string {
  const words = all.verdict;
  const kinds: Readonly<Record<VerdictView['kind'], string>> = {
    none: words.none,
    partial: words.partial(bytes(verdict.bytes)),
    full: words.full,
    cannot: words.cannot,
  };
  return own.nodes.says(kinds[verdict.kind], all.because[verdict.reason]);
}
