import { Crown, Radio, Unplug, Users, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { typeLine } from '../../store/commands.ts';
import { decodeWire } from '../../text.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { Answered, Running } from './Answered.tsx';
import own from './Clients.module.css';
import { clientKind, flagsIn, parseClients, type ClientKind } from '../../reference/info.ts';
import styles from './Inspector.module.css';
import { Headed } from '../../ui/Term.tsx';
import { CLIENT_TERMS } from './terms.ts';
import { useNodeAnswer } from './useNode.ts';
import { useInspectorWords } from './words.ts';

/** The columns of CLIENT LIST that matter here, in Redis's names; the rest comes when a row is opened. */
const COLUMNS = ['id', 'addr', 'cmd', 'flags', 'idle'] as const;

const ICONS: Readonly<Record<ClientKind, LucideIcon | null>> = {
  replica: Users,
  master: Crown,
  pubsub: Radio,
  normal: null,
};

type Client = ReadonlyMap<string, string>;

export function Clients({ node }: { node: NodeId }) {
  const words = useInspectorWords().clients;
  const answer = useNodeAnswer(node, { ask: 'clients', node });
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Running node={node}>
      <Answered kind="clients" answer={answer}>
        {({ text }) => {
          const clients = parseClients(decodeWire(text));
          if (clients.length === 0) return <p className={styles.empty}>{words.none}</p>;
          return (
            <Scroll label={words.caption(node)}>
              <table className={`${styles.table} ${own.clients}`} aria-label={words.caption(node)}>
                <thead>
                  <tr>
                    {COLUMNS.map((column) => (
                      <th key={column} scope="col" translate="no">
                        {column}
                      </th>
                    ))}
                    <th scope="col">
                      <span className="unseen">{words.killColumn}</span>
                    </th>
                  </tr>
                </thead>
                {clients.map((client) => {
                  const id = client.get('id') ?? '';
                  return (
                    <Row
                      key={id}
                      node={node}
                      client={client}
                      open={open === id}
                      onToggle={() => setOpen(open === id ? null : id)}
                    />
                  );
                })}
              </table>
              <Legend clients={clients} />
            </Scroll>
          );
        }}
      </Answered>
    </Running>
  );
}

interface RowProps {
  node: NodeId;
  client: Client;
  open: boolean;
  onToggle: () => void;
}

function Row({ node, client, open, onToggle }: RowProps) {
  const words = useInspectorWords().clients;
  const field = (name: string) => client.get(name) ?? '';
  const id = field('id');
  const kind = clientKind(field('flags'));
  const Icon = ICONS[kind];
  return (
    <tbody data-kind={kind} data-open={open}>
      <tr>
        <th scope="row">
          <button
            type="button"
            className={styles.link}
            aria-expanded={open}
            title={words.all}
            onClick={onToggle}
          >
            {id}
          </button>
        </th>
        <td className={styles.bytes}>
          {field('addr')}
          <small className={own.kind}>
            {Icon !== null && <Icon size={11} aria-hidden />}
            <Headed term={CLIENT_TERMS[kind]}>{words.kindOf[kind]}</Headed>
            {field('name') !== '' && <b translate="no">{field('name')}</b>}
          </small>
        </td>
        <td className={styles.bytes} translate="no">
          {field('cmd')}
        </td>
        <td className={styles.bytes}>
          {flagsIn(field('flags')).map((flag) => (
            <abbr key={flag} title={words.flags[flag]} translate="no">
              {flag}
            </abbr>
          ))}
        </td>
        <td className={styles.figure}>{field('idle')}</td>
        <td>
          <IconButton
            size="small"
            tone="bad"
            label={words.kill(id)}
            title={words.killHint(id)}
            onClick={() => void typeLine(node, 1, `CLIENT KILL ID ${id}`)}
          >
            <Unplug aria-hidden />
          </IconButton>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={COLUMNS.length + 1}>
            <p className={own.all} translate="no">
              {[...client].map(([name, value]) => (
                <span key={name}>
                  <b>{name}</b>={value}
                </span>
              ))}
            </p>
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** What the letters mean that stand in the table. */
function Legend({ clients }: { clients: readonly Client[] }) {
  const words = useInspectorWords().clients;
  const flags = [...new Set(clients.flatMap((client) => flagsIn(client.get('flags') ?? '')))];
  return (
    <dl className={own.legend}>
      {flags.map((flag) => (
        <div key={flag}>
          <dt translate="no">{flag}</dt>
          <dd>{words.flags[flag]}</dd>
        </div>
      ))}
    </dl>
  );
}
