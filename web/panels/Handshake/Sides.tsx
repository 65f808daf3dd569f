/** What both sides know at this moment, by Redis's names, and in words. */
import { Fragment, type ReactNode } from 'react';
import { useShallow } from 'zustand/shallow';
import type { LinkState, NodeId, ReplicaClientState } from '../../../engine/contract.ts';
import { linkBetween, useShown, type Shown } from '../../store/store.ts';
import { grouped } from '../../ui/figures.ts';
import { Term } from '../../ui/Term.tsx';
import { WALKS } from './labs.ts';
import { useWalk } from './session.ts';
import css from './Sides.module.css';
import { awaitsAck, statesThen } from './then.ts';
import { useHandshakeWords } from './words.ts';

interface Knowledge {
  state: LinkState | ReplicaClientState;
  /** Null: it does not run. */
  running: boolean;
  /** -1: none yet. */
  offset: number;
}

const ofReplica = (replica: NodeId) => (shown: Shown) => {
  const node = shown.nodes[replica];
  const running = node !== undefined && (node.run === 'running' || node.run === 'loading');
  const state: LinkState = node?.master?.state ?? 'NONE';
  return { state, running, offset: node?.master?.offset ?? node?.master_repl_offset ?? -1 };
};

const ofMaster = (master: NodeId, replica: NodeId) => (shown: Shown) => {
  const node = shown.nodes[master];
  const attached = node?.replicas.find((each) => each.node === replica);
  const state: ReplicaClientState = attached?.state ?? 'NONE';
  return {
    state,
    running: node?.run === 'running',
    offset: node?.master_repl_offset ?? -1,
    // Without a connection it is not even a client.
    client: linkBetween(shown, master, replica)?.connected === true,
  };
};

export function Sides() {
  const words = useHandshakeWords();
  const variant = useWalk((walk) => walk.variant);
  const { replica, master } = WALKS[variant];
  const then = useWalk(({ beats, index, free }) => (free ? null : statesThen(beats, index)));
  const replicaNow = useShown(useShallow(ofReplica(replica)));
  const masterNow = useShown(useShallow(ofMaster(master, replica)));
  const acks = useWalk(({ beats, index, free }) => free || !awaitsAck(beats, index));
  const here = { ...replicaNow, state: then?.replica ?? replicaNow.state };
  const there = { ...masterNow, state: then?.master ?? masterNow.state };
  return (
    <dl className={css['sides']} aria-label={words.both}>
      <Side
        testId="handshake-replica"
        name={words.replica(replica)}
        sentence={words.states[here.state]}
        knows={here}
      />
      <Side
        testId="handshake-master"
        name={words.master(master)}
        sentence={masterSentence(words, there, acks)}
        knows={there}
      />
    </dl>
  );
}

function masterSentence(
  words: ReturnType<typeof useHandshakeWords>,
  { state, client }: { state: ReplicaClientState; client: boolean },
  acks: boolean,
): string {
  if (state === 'NONE' && !client) return words.unheard;
  return state === 'ONLINE' && !acks ? words.awaitsAck : words.masterStates[state];
}

/** A long name breaks where its words meet. */
function broken(name: string): ReactNode {
  return name.split('_').map((word, index) => (
    <Fragment key={word}>
      {index > 0 && (
        <>
          _<wbr />
        </>
      )}
      {word}
    </Fragment>
  ));
}

interface SideProps {
  testId: string;
  name: string;
  sentence: string;
  knows: Knowledge;
}

function Side({ testId, name, sentence, knows }: SideProps) {
  const words = useHandshakeWords();
  const { state, running, offset } = knows;
  return (
    <div className={css['side']}>
      <dt>{name}</dt>
      <dd data-testid={testId} data-value={state}>
        {running ? (
          <>
            <Term id={`state.${state}`}>
              <code translate="no">{broken(state)}</code>
            </Term>
            <span>{sentence}</span>
            <small>{offset < 0 ? words.noOffset : words.offset(grouped(offset))}</small>
          </>
        ) : (
          <span>{words.stopped}</span>
        )}
      </dd>
    </div>
  );
}
