/** Where the parts of the learning side stand on the page. A new part is a line in one of the tables. */
import { lazy, type ComponentType } from 'react';
import { useChoices } from './store/choices.ts';
import { useLearning, type Column, type Sheet } from './store/learning.ts';
import { Later } from './ui/Later.tsx';

type Slots<Name extends string> = Partial<Record<Name, ComponentType>>;

const Catalogue = lazy(async () => {
  const { Catalogue: component } = await import('./panels/Lessons/Catalogue.tsx');
  return { default: component };
});

const Lesson = lazy(async () => {
  const { Lesson: component } = await import('./panels/Lessons/Lesson.tsx');
  return { default: component };
});

const Handshake = lazy(async () => {
  const { Handshake: component } = await import('./panels/Handshake/Handshake.tsx');
  return { default: component };
});

const Strip = lazy(async () => {
  const { Strip: component } = await import('./panels/Lessons/Strip.tsx');
  return { default: component };
});

/** What goes on in a column that is out of sight. */
const STRIPS: Slots<Column['what']> = {
  lesson: Strip,
  handshake: lazy(async () => {
    const { HandshakeStrip: component } = await import('./panels/Handshake/HandshakeStrip.tsx');
    return { default: component };
  }),
};

/** Each is loaded when it is asked for (`lazy`), and reads from `useLearning` what is asked of it. */
const COLUMNS: Slots<Column['what']> = {
  catalogue: Catalogue,
  lesson: Lesson,
  handshake: Handshake,
};
const SHEETS: Slots<Sheet['what']> = {
  calculator: lazy(async () => {
    const { Calculator: component } = await import('./panels/Calculator/Calculator.tsx');
    return { default: component };
  }),
  glossary: lazy(async () => {
    const { Glossary: component } = await import('./panels/Glossary/Glossary.tsx');
    return { default: component };
  }),
};

const RefusedLink = lazy(async () => {
  const { RefusedLink: component } = await import('./panels/Lessons/RefusedLink.tsx');
  return { default: component };
});

/** Beside the picture. */
export function LearnColumn() {
  const what = useLearning(({ column }) => column?.what ?? null);
  const refused = useLearning((learning) => learning.refused !== null);
  const Body = what === null ? undefined : COLUMNS[what];
  return Body === undefined ? null : (
    <Later>
      {refused && <RefusedLink />}
      <Body />
    </Later>
  );
}

/** Over the page. */
export function LearnSheet() {
  const what = useLearning(({ sheet }) => sheet?.what ?? null);
  const Body = what === null ? undefined : SHEETS[what];
  return Body === undefined ? null : (
    <Later>
      <Body />
    </Later>
  );
}

/** On a phone, where the column is a panel of its own: what the lesson asks for, while another is shown. */
export function LearnStrip() {
  const what = useLearning(({ column }) => column?.what ?? null);
  const away = useChoices(({ panel }) => panel !== 'learn');
  const Body = what === null ? undefined : STRIPS[what];
  return Body !== undefined && away ? (
    <Later>
      <Body />
    </Later>
  ) : null;
}
