/** What the timeline offers in the command palette. It comes with the palette, not with the page. */
import { offerActions, type ActionGroup, type PageAction } from '../../store/actions.ts';
import { type ActionWords, inEach } from './actionWords.ts';
import { JUMP_KINDS } from './jump.ts';
import { RANK } from './marks.ts';
import { jumpTo, showAll, toggleKind, useTimelineView, zoomBy } from './view.ts';

offerActions(() => [...jumps(), ...filters(), ...looks()]);

type Say = (words: ActionWords) => string;

function action(
  group: ActionGroup,
  id: string,
  say: Say,
  perform: () => void,
  keys?: readonly string[],
): PageAction {
  return { id, group, label: inEach(say), perform, ...(keys !== undefined && { keys }) };
}

/** The kind stays chosen, so that the keys go on from there. */
function jumps(): readonly PageAction[] {
  return JUMP_KINDS.flatMap((jump) =>
    (['next', 'previous'] as const).map((direction) =>
      action(
        'time',
        `jump ${direction} ${jump}`,
        (w) => w.jump[direction](w.jumps[jump]),
        () => {
          useTimelineView.setState({ jump });
          jumpTo(direction);
        },
      ),
    ),
  );
}

function filters(): readonly PageAction[] {
  const { hidden } = useTimelineView.getState();
  return RANK.map((kind) =>
    action(
      'view',
      `marks ${kind}`,
      (w) => (hidden.includes(kind) ? w.showMarks : w.hideMarks)(w.kinds[kind]),
      () => toggleKind(kind),
    ),
  );
}

function looks(): readonly PageAction[] {
  return [
    action(
      'view',
      'zoom in',
      (w) => w.zoomIn,
      () => zoomBy(1 / 2),
      ['+'],
    ),
    action(
      'view',
      'zoom out',
      (w) => w.zoomOut,
      () => zoomBy(2),
      ['-'],
    ),
    action('view', 'zoom all', (w) => w.zoomAll, showAll, ['0']),
    action(
      'page',
      'keys',
      (w) => w.keys,
      () => useTimelineView.setState({ helpOpen: true }),
      ['?'],
    ),
  ];
}
