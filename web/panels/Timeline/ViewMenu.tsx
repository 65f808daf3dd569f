import {
  ChevronsLeft,
  ChevronsRight,
  Keyboard,
  Maximize2,
  Shapes,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { lazy, useRef } from 'react';
import { useWords } from '../../language/words.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Menu, MenuCheck, MenuChoices, MenuItem, MenuLabel, MenuLine } from '../../ui/Menu.tsx';
import { Later } from '../../ui/Later.tsx';
import { JUMP_KINDS, type JumpKind } from './jump.ts';
import { RANK } from './marks.ts';
import { PhoneItems } from './PhoneItems.tsx';
import { SHAPES } from './shapes.ts';
import styles from './ViewMenu.module.css';
import { jumpTo, showAll, toggleKind, useTimelineView, zoomBy } from './view.ts';

const HelpDialog = lazy(async () => {
  const { HelpDialog: component } = await import('./HelpDialog.tsx');
  return { default: component };
});

/** To the previous and the next mark of a kind. */
export function Jump() {
  const jump = useTimelineView((view) => view.jump);
  const words = useWords().timeline;
  return (
    <div className={styles.jump} role="group" aria-label={words.jump}>
      <IconButton
        data-testid="jump-previous"
        label={words.jumpPrevious(words.jumps[jump])}
        onClick={() => jumpTo('previous')}
      >
        <ChevronsLeft aria-hidden />
      </IconButton>
      <Menu
        trigger={
          <Button
            look="quiet"
            size="small"
            data-testid="jump-kind"
            data-value={jump}
            title={words.jumpKind}
            aria-label={`${words.jumpKind} ${words.jumps[jump]}`}
          >
            <span className={styles.kind}>{words.jumps[jump]}</span>
          </Button>
        }
      >
        <MenuLabel>{words.jumpKind}</MenuLabel>
        <MenuChoices
          value={jump}
          onChoose={(value) => useTimelineView.setState({ jump: jumpKind(value) })}
          options={JUMP_KINDS.map((value) => ({ value, label: words.jumps[value] }))}
        />
      </Menu>
      <IconButton
        data-testid="jump-next"
        label={words.jumpNext(words.jumps[jump])}
        onClick={() => jumpTo('next')}
      >
        <ChevronsRight aria-hidden />
      </IconButton>
    </div>
  );
}

function jumpKind(value: string): JumpKind {
  return JUMP_KINDS.find((kind) => kind === value) ?? 'any';
}

/** The legend of the marks, in which each kind can be hidden; zoom; the keys. */
export function ViewMenu({ phone = false }: { phone?: boolean }) {
  const hidden = useTimelineView((view) => view.hidden);
  const helpOpen = useTimelineView((view) => view.helpOpen);
  const words = useWords().timeline;
  const button = useRef<HTMLButtonElement>(null);
  const openHelp = (open: boolean) => useTimelineView.setState({ helpOpen: open });
  return (
    <>
      <Menu
        trigger={
          <Button
            ref={button}
            data-testid="marks"
            icon={<Shapes aria-hidden />}
            title={words.marksHint}
            aria-label={words.marksHint}
          />
        }
      >
        {phone && <PhoneItems />}
        <MenuLabel>{words.marks}</MenuLabel>
        {RANK.map((kind) => (
          <MenuCheck
            key={kind}
            checked={!hidden.includes(kind)}
            onCheck={() => toggleKind(kind)}
            testId={`marks-${kind}`}
            icon={
              <svg className={styles.shape} data-kind={kind} viewBox="-7 -8 14 16" aria-hidden>
                <path d={SHAPES[kind]} fillRule="evenodd" />
              </svg>
            }
          >
            {words.kinds[kind]}
          </MenuCheck>
        ))}
        <MenuLine />
        <MenuItem icon={<ZoomIn aria-hidden />} testId="zoom-in" onSelect={() => zoomBy(1 / 2)}>
          {words.zoomIn}
        </MenuItem>
        <MenuItem icon={<ZoomOut aria-hidden />} testId="zoom-out" onSelect={() => zoomBy(2)}>
          {words.zoomOut}
        </MenuItem>
        <MenuItem icon={<Maximize2 aria-hidden />} testId="zoom-all" onSelect={showAll}>
          {words.zoomAll}
        </MenuItem>
        <MenuLine />
        <MenuItem
          icon={<Keyboard aria-hidden />}
          testId="keys-open"
          onSelect={() => openHelp(true)}
        >
          {words.keys}
        </MenuItem>
      </Menu>
      {helpOpen && (
        <Later>
          <HelpDialog onOpen={openHelp} onGone={() => button.current?.focus()} />
        </Later>
      )}
    </>
  );
}
