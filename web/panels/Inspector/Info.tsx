import { Fragment, useEffect, useState } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { openGlossary } from '../../store/learning.ts';
import { choose } from '../../store/store.ts';
import { decodeWire } from '../../text.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { Answered, Running } from './Answered.tsx';
import { findFields, parseInfo, type InfoSection } from '../../reference/info.ts';
import { familyOf, isClock, spotsOf, unitOf } from '../../reference/infoFields.ts';
import styles from './Inspector.module.css';
import own from './Info.module.css';
import { moveAmong } from '../../ui/roving.ts';
import { useNode, useNodeAnswer } from './useNode.ts';
import { useInfoMeanings, useInspectorWords } from './words.ts';

/** Replication is what the visitor came for. */
const FIRST = 'Replication';
const MEANING = 'info-meaning';

/** A field that is pointed at. */
interface Field {
  section: string;
  name: string;
}

/** INFO everything, by section; what a field measures lights up in the picture. */
export function Info({ node }: { node: NodeId }) {
  return (
    <Running node={node}>
      <Fields node={node} />
    </Running>
  );
}

function Fields({ node }: { node: NodeId }) {
  const inspector = useInspectorWords();
  const words = inspector.info;
  const [wanted, setWanted] = useState('');
  const [active, setActive] = useState<Field | null>(null);
  const answer = useNodeAnswer(node, { ask: 'info', node });
  usePointing(node, active);
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
      <Answered kind="info" answer={answer}>
        {({ text }) => {
          const found = findFields(ordered(parseInfo(decodeWire(text))), wanted);
          const first = found[0]?.fields[0]?.name;
          return (
            <Scroll label={inspector.of(node)}>
              {found.length === 0 && <p className={styles.empty}>{words.none}</p>}
              <div
                role="presentation"
                onKeyDown={(event) => moveAmong(event, '[data-field]')}
                onPointerLeave={() => setActive(null)}
              >
                {found.map((section) => (
                  <Section
                    key={section.name}
                    section={section}
                    opened={wanted.trim() !== '' || section.name === FIRST}
                    active={active}
                    entry={first}
                    onPoint={setActive}
                  />
                ))}
              </div>
            </Scroll>
          );
        }}
      </Answered>
      <Meaning field={active} />
    </>
  );
}

/** Lights up what the field measures, for as long as it is pointed at. */
function usePointing(node: NodeId, field: Field | null): void {
  const view = useNode(node);
  const spots =
    field === null || view === undefined ? [] : spotsOf(field.section, field.name, view);
  const told = JSON.stringify(spots);
  useEffect(() => {
    // Something else may be pointing.
    if (told === '[]') return undefined;
    choose({ pointedAt: JSON.parse(told) });
    return () => choose({ pointedAt: [] });
  }, [told]);
}

function ordered(sections: readonly InfoSection[]): readonly InfoSection[] {
  const first = sections.filter((section) => section.name === FIRST);
  return [...first, ...sections.filter((section) => section.name !== FIRST)];
}

interface SectionProps {
  section: InfoSection;
  /** At first, and whenever this turns true. */
  opened: boolean;
  active: Field | null;
  /** The field that Tab leads to while none is active. */
  entry: string | undefined;
  onPoint: (field: Field | null) => void;
}

function Section({ section, opened, active, entry, onPoint }: SectionProps) {
  const words = useInspectorWords().info;
  const { name, fields } = section;
  return (
    <details key={String(opened)} className={own.section} open={opened}>
      <summary>
        <span translate="no"># {name}</span>
        <small>{words.fields(String(fields.length))}</small>
      </summary>
      <table className={styles.table} aria-label={words.section(name)}>
        <tbody>
          {fields.map((field) => (
            <Row
              key={field.name}
              {...field}
              active={active?.name === field.name}
              tab={(active?.name ?? entry) === field.name}
              onPoint={() => onPoint({ section: name, name: field.name })}
              onLeave={() => onPoint(null)}
            />
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface RowProps {
  name: string;
  value: string;
  active: boolean;
  tab: boolean;
  onPoint: () => void;
  onLeave: () => void;
}

function Row({ name, value, active, tab, onPoint, onLeave }: RowProps) {
  const changes = useChanges(value);
  const family = familyOf(name);
  return (
    <tr className={own.row} data-active={active} onPointerEnter={onPoint}>
      <th scope="row">
        <button
          type="button"
          className={own.name}
          data-field={name}
          tabIndex={tab ? 0 : -1}
          aria-describedby={active ? MEANING : undefined}
          onFocus={onPoint}
          onBlur={onLeave}
          onClick={() => {
            onPoint();
            if (family !== null) openGlossary(`info.${family}`);
          }}
          translate="no"
        >
          <Breakable text={name} after="_" />
        </button>
      </th>
      <td className={own.value} translate="no">
        <span key={changes} data-flash={changes > 0 && !isClock(name)}>
          <Breakable text={value} after="," />
        </span>
      </td>
    </tr>
  );
}

/** A long name or list may break behind these characters, and elsewhere only if it must. */
function Breakable({ text, after }: { text: string; after: string }) {
  return text.split(after).map((piece, index) => (
    // Pieces of one text: their place is all that tells them apart.
    <Fragment key={index}>
      {index > 0 && (
        <>
          {after}
          <wbr />
        </>
      )}
      {piece}
    </Fragment>
  ));
}

/** How often it has changed since it was first seen. */
function useChanges(value: string): number {
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (seen.value === value) return seen.changes;
  const changes = seen.changes + 1;
  setSeen({ value, changes });
  return changes;
}

function Meaning({ field }: { field: Field | null }) {
  const words = useInspectorWords().info;
  const meanings = useInfoMeanings();
  const family = field === null ? null : familyOf(field.name);
  const unit = field === null ? null : unitOf(field.name);
  return (
    <section className={own.meaning} aria-label={words.meaning} data-testid="info-meaning">
      {field === null ? (
        <p className={styles.dim}>{words.hint}</p>
      ) : (
        <p id={MEANING}>
          <code translate="no">{field.name}</code>
          {unit !== null && <small className={own.unit}>{words.units[unit]}</small>}
          <span>{family === null ? words.unknown : meanings[family]}</span>
        </p>
      )}
    </section>
  );
}
