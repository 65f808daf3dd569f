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
import type { LabNode } from '../../../engine/lab/format.ts';
import type { LinkView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act } from '../../store/commands.ts';
import { openOverlay } from '../../store/overlay.ts';
import { useChoices, useShown, type Shown } from '../../store/store.ts';
import { useCalm } from '../../store/useCalm.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { bytes } from '../../ui/figures.ts';
import { Menu, MenuChoices, MenuLabel } from '../../ui/Menu.tsx';
import css from './Topology.module.css';

const REDRAW_MS = 80;
const LATENCIES_MS = [1, 10, 50, 100, 200, 400, 1000, 2000];
/** Bytes per second; 0 is unlimited. */
const BANDWIDTHS = [0, 100, 1000, 10_000, 100_000, 1_000_000];

interface ToolbarProps {
  onFit: () => void;
  onZoom: (factor: number) => void;
}

export function Toolbar({ onFit, onZoom }: ToolbarProps) {
  const words = useWords();
  return (
    <div className={css['tools']} role="toolbar" aria-label={words.topology.title}>
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
    </div>
  );
}

/** For the chosen link; with one link only, that one. */
function LinkTools() {
  const words = useWords();
  const chosen = useChoices((choices) => choices.selectedLink);
  const link = useCalm((shown) => (chosen === null ? undefined : shown.links[chosen]), REDRAW_MS);
  const hint = (text: (a: string, b: string) => string) =>
    link === undefined ? words.topology.chooseLink : text(...link.between);
  const on = (verb: 'cut' | 'stall' | 'heal') => () => {
    if (link !== undefined) void act({ do: verb, between: [link.between[0], link.between[1]] });
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

function SpeedOfLink({ link, hint }: { link: LinkView | undefined; hint: string }) {
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
  const between: [string, string] = [link.between[0], link.between[1]];
  return (
    <Menu trigger={button}>
      <MenuLabel>{words.topology.latencyHint(...between)}</MenuLabel>
      <MenuChoices
        value={String(link.latency / 1000)}
        onChoose={(value) => void act({ do: 'latency', between, latencyMs: Number(value) })}
        options={LATENCIES_MS.map((ms) => ({
          value: String(ms),
          label: words.topology.milliseconds(String(ms)),
        }))}
      />
      <MenuLabel>{words.topology.bandwidth}</MenuLabel>
      <MenuChoices
        value={String(link.bandwidth)}
        onChoose={(value) => void act({ do: 'bandwidth', between, bandwidth: Number(value) })}
        options={BANDWIDTHS.map((rate) => ({
          value: String(rate),
          label: rate === 0 ? words.topology.unlimited : words.topology.perSecond(bytes(rate)),
        }))}
      />
    </Menu>
  );
}

/** The next free port, with a backlog like the others'. */
function nextNode(shown: Shown): LabNode {
  const ports = shown.nodeOrder.map(Number);
  const id = String(Math.max(6378, ...ports) + 1);
  const conf = [`port ${id}`, 'repl-diskless-sync-delay 0'];
  const like = Object.values(shown.nodes).find((node) => node.backlog !== null);
  if (like?.backlog) conf.push(`repl-backlog-size ${like.backlog.size}`);
  return { id, conf };
}
