import { FileText, HardDrive, Power, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Answer, NodeId, NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act } from '../../store/commands.ts';
import { choose, type InspectorTab } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Inspector.module.css';
import { useNode } from './useNode.ts';
import { useInspectorWords } from './words.ts';

type Kind = Answer['answer'];

interface AnsweredProps<K extends Kind> {
  kind: K;
  answer: Answer | null;
  /** Shown instead of the reason where there is no answer of that kind. */
  otherwise?: ReactNode;
  children: (answer: Extract<Answer, { answer: K }>) => ReactNode;
}

/** Draws the answer of that kind; says so where there is none, or not yet. */
export function Answered<K extends Kind>({ kind, answer, otherwise, children }: AnsweredProps<K>) {
  const words = useInspectorWords();
  if (answer === null) return <p className={styles.empty}>{words.loading}</p>;
  if (isKind(answer, kind)) return children(answer);
  if (otherwise !== undefined) return otherwise;
  const why = answer.answer === 'nothing' ? answer.why : answer.answer;
  return <p className={styles.empty}>{words.notAnswering(why)}</p>;
}

function isKind<K extends Kind>(answer: Answer, kind: K): answer is Extract<Answer, { answer: K }> {
  return answer.answer === kind;
}

/** Whether the node has a process that could be asked. */
export function isUp(node: NodeView): boolean {
  return node.run === 'running' || node.run === 'loading' || node.run === 'frozen';
}

const LEFT: readonly {
  tab: InspectorTab;
  word: 'toLog' | 'toDisk' | 'toConfig';
  icon: ReactNode;
}[] = [
  { tab: 'log', word: 'toLog', icon: <FileText aria-hidden /> },
  { tab: 'disk', word: 'toDisk', icon: <HardDrive aria-hidden /> },
  { tab: 'config', word: 'toConfig', icon: <Settings aria-hidden /> },
];

/** What needs a process, while there is one; else what is left of the node, and how to get it back. */
export function Running({ node, children }: { node: NodeId; children: ReactNode }) {
  const view = useNode(node);
  const all = useWords();
  const words = useInspectorWords();
  if (view === undefined || isUp(view)) return children;
  return (
    <div className={styles.stopped} role="status">
      <Power size={28} aria-hidden />
      <p>
        <strong>{words.stopped(all.run[view.run])}</strong>
        {words.stoppedHint}
      </p>
      <div className={styles.buttons}>
        <Button look="main" onClick={() => void act({ do: 'start', node })}>
          {all.consoles.startHint(node)}
        </Button>
        {LEFT.map(({ tab, word, icon }) => (
          <Button key={tab} icon={icon} onClick={() => choose({ inspectorTab: tab })}>
            {words[word]}
          </Button>
        ))}
      </div>
    </div>
  );
}
