/** Add a node; break, heal and slow the chosen link. */
import {
  Activity,
  Maximize2,
  Pause,
  Plus,
  Scissors,
  Timer,
  Wrench,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { lazy } from 'react';
import { useShallow } from 'zustand/shallow';
import { useWords } from '../../language/words.ts';
import { act } from '../../store/commands.ts';
import { openOverlay } from '../../store/overlay.ts';
import { useChoices, useShown, type Shown } from '../../store/store.ts';
import { useCalm } from '../../store/useCalm.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useLayout } from '../../ui/useLayout.ts';
import { Later } from '../../ui/Later.tsx';
import { LinkSpeed } from './linkSpeed.tsx';
import { nextNode } from './nextNode.ts';
import css from './Topology.module.css';

const REDRAW_MS = 80;

/** Only phones need it. */
const PhoneTools = lazy(async () => {
  const { PhoneTools: component } = await import('./PhoneTools.tsx');
  return { default: component };
});

interface ToolbarProps {
  onFit: () => void;
  onZoom: (factor: number) => void;
}

export function Toolbar({ onFit, onZoom }: ToolbarProps) {
  const words = useWords();
  const phone = useLayout() === 'phone';
  return (
    <div className={css['tools']} role="toolbar" aria-label={words.topology.title}>
      {phone ? (
        <>
          <IconButton look="plain" label={words.topology.fit} onClick={onFit} data-testid="fit">
            <Maximize2 />
          </IconButton>
          <Later fallback={<span className={css['later']} />}>
            <PhoneTools />
          </Later>
        </>
      ) : (
        <WideTools onFit={onFit} onZoom={onZoom} />
      )}
    </div>
  );
}

function WideTools({ onFit, onZoom }: ToolbarProps) {
  const words = useWords();
  return (
    <>
      <Button
        size="small"
        icon={<Plus />}
        title={words.topology.addNodeHint}
        data-testid="add-node"
        onClick={() => void act({ do: 'add-node', node: nextNode(useShown.getState()) })}
      >
        {words.topology.addNode}
      </Button>
      <Button
        size="small"
        icon={<Activity />}
        title={words.topology.loadHint}
        data-testid="load-open"
        aria-haspopup="dialog"
        onClick={() => openOverlay('load')}
      >
        {words.topology.load}
      </Button>
      <LinkTools />
      <span className={css['zoom']}>
        <IconButton size="small" label={words.topology.zoomOut} onClick={() => onZoom(1 / 1.25)}>
          <ZoomOut />
        </IconButton>
        <IconButton size="small" label={words.topology.zoomIn} onClick={() => onZoom(1.25)}>
          <ZoomIn />
        </IconButton>
        <IconButton size="small" label={words.topology.fit} onClick={onFit} data-testid="fit">
          <Maximize2 />
        </IconButton>
      </span>
    </>
  );
}

/** Of the chosen link, what its buttons depend on: counts that change with every message do not. */
function toolsOf(chosen: string | null) {
  return (shown: Shown) => {
    const link = chosen === null ? undefined : shown.links[chosen];
    if (link === undefined) return undefined;
    const { between, state, latency, bandwidth } = link;
    return { a: between[0], b: between[1], state, latency, bandwidth };
  };
}

type ToolsLink = ReturnType<ReturnType<typeof toolsOf>>;

/** For the chosen link; with one link only, that one. */
function LinkTools() {
  const words = useWords();
  const chosen = useChoices((choices) => choices.selectedLink);
  const link = useCalm(useShallow(toolsOf(chosen)), REDRAW_MS);
  const hint = (text: (a: string, b: string) => string) =>
    link === undefined ? words.topology.chooseLink : text(link.a, link.b);
  const on = (verb: 'cut' | 'stall' | 'heal') => () => {
    if (link !== undefined) void act({ do: verb, between: [link.a, link.b] });
  };
  return (
    <>
      <Button
        size="small"
        icon={<Scissors />}
        disabled={link === undefined || link.state === 'cut'}
        title={hint(words.topology.cutHint)}
        onClick={on('cut')}
      >
        {words.topology.cut}
      </Button>
      <Button
        size="small"
        icon={<Pause />}
        disabled={link === undefined || link.state !== 'up'}
        title={hint(words.topology.stallHint)}
        onClick={on('stall')}
      >
        {words.topology.stall}
      </Button>
      <Button
        size="small"
        icon={<Wrench />}
        disabled={link === undefined || link.state === 'up'}
        title={hint(words.topology.healHint)}
        onClick={on('heal')}
      >
        {words.topology.heal}
      </Button>
      <SpeedOfLink link={link} hint={hint(words.topology.latencyHint)} />
    </>
  );
}

function SpeedOfLink({ link, hint }: { link: ToolsLink; hint: string }) {
  const words = useWords();
  const button = (
    <Button
      size="small"
      icon={<Timer />}
      disabled={link === undefined}
      title={hint}
      data-testid="latency"
    >
      {words.topology.latency}
    </Button>
  );
  if (link === undefined) return button;
  return (
    <Menu trigger={button}>
      <LinkSpeed link={{ ...link, between: [link.a, link.b] }} />
    </Menu>
  );
}
