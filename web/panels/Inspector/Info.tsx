import { useState } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { decodeWire } from '../../text.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { Answered } from './Answered.tsx';
import { findFields, parseInfo, type InfoSection } from './info.ts';
import styles from './Inspector.module.css';
import { useNodeAnswer } from './useNode.ts';

/** Replication is what the visitor came for. */
const FIRST = 'Replication';

/** INFO everything, by section. */
export function Info({ node }: { node: NodeId }) {
  const words = useWords().inspector.info;
  const [wanted, setWanted] = useState('');
  const answer = useNodeAnswer(node, { ask: 'info', node });
  return (
    <Answered kind="info" answer={answer}>
      {({ text }) => {
        const found = findFields(ordered(parseInfo(decodeWire(text))), wanted);
        return (
          <>
            <div className={styles.tools}>
              <input
                className={styles.input}
                type="search"
                aria-label={words.filter}
                placeholder={words.filter}
                value={wanted}
                onChange={(event) => setWanted(event.currentTarget.value)}
              />
            </div>
            <Scroll label={`INFO ${node}`}>
              {found.length === 0 && <p className={styles.empty}>{words.none}</p>}
              {found.map((section) => (
                <Section key={section.name} section={section} />
              ))}
            </Scroll>
          </>
        );
      }}
    </Answered>
  );
}

function ordered(sections: readonly InfoSection[]): readonly InfoSection[] {
  const first = sections.filter((section) => section.name === FIRST);
  return [...first, ...sections.filter((section) => section.name !== FIRST)];
}

function Section({ section }: { section: InfoSection }) {
  const words = useWords().inspector.info;
  return (
    <table className={styles.table} aria-label={words.section(section.name)}>
      <caption className={styles.caption}># {section.name}</caption>
      <tbody>
        {section.fields.map((field) => (
          <tr key={field.name}>
            <th scope="row" className={styles.bytes}>
              {field.name}
            </th>
            <td className={styles.bytes}>{field.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
