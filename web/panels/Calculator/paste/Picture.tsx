/** The servers of a paste, and who follows whom. */
import { line, curveBumpX } from 'd3';
import { bytes, grouped } from '../../../ui/figures.ts';
import { layoutOf, BOX } from './layout.ts';
import type { Server, Topology } from './topology.ts';
import css from './Paste.module.css';
import { usePasteWords } from './words.ts';

/** A chain of three is drawn so much smaller before it has to be scrolled. */
const SMALLEST = 0.8;

const curve = line().curve(curveBumpX);

interface PictureProps {
  topology: Topology;
  nameOf: (id: string) => string;
}

export function Picture({ topology, nameOf }: PictureProps) {
  const words = usePasteWords();
  const { places, width, height } = layoutOf(topology.servers);
  const behindOf = (server: Server): number => {
    const master = topology.servers.find(({ id }) => id === server.master);
    return master === undefined || master.replid !== server.replid
      ? 0
      : master.offset - server.offset;
  };
  return (
    // Wider than a phone, it scrolls: by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css['picture']} role="region" aria-label={words.picture} tabIndex={0}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        style={{ maxWidth: `max(100%, ${width * SMALLEST}px)` }}
        role="img"
        aria-label={`${words.picture}: ${topology.links.map(({ replica, master }) => `${nameOf(replica)} ← ${nameOf(master)}`).join(', ')}`}
        data-testid="calc-topology"
        data-value={topology.links
          .map(({ replica, master, up }) => `${replica}<${master}${up ? '' : '!'}`)
          .join(' ')}
      >
        {topology.links.map(({ replica, master, up }) => {
          const [from, to] = [places.get(master), places.get(replica)];
          if (from === undefined || to === undefined) return null;
          const back = to[0] <= from[0];
          const start: [number, number] = [from[0] + BOX.width, from[1] + BOX.height / 2];
          const end: [number, number] = back
            ? [to[0] + BOX.width, to[1] + BOX.height / 2]
            : [to[0], to[1] + BOX.height / 2];
          const bow: [number, number][] = back
            ? [start, [start[0] + 26, (start[1] + end[1]) / 2], end]
            : [start, end];
          return (
            <path
              key={`${replica} ${master}`}
              className={css['link']}
              data-up={up}
              d={curve(bow) ?? ''}
            />
          );
        })}
        {topology.servers.map((server) => {
          const [x = 0, y = 0] = places.get(server.id) ?? [];
          return (
            <Box
              key={server.id}
              server={server}
              name={nameOf(server.id)}
              behind={behindOf(server)}
              x={x}
              y={y}
            />
          );
        })}
      </svg>
    </div>
  );
}

interface BoxProps {
  server: Server;
  name: string;
  behind: number;
  x: number;
  y: number;
}

function Box({ server, name, behind, x, y }: BoxProps) {
  const words = usePasteWords();
  const pasted = server.readings.length > 0;
  const state =
    server.link === 'down'
      ? words.down
      : behind > 0
        ? words.behind(bytes(behind))
        : pasted
          ? words.offset(grouped(server.offset))
          : '';
  return (
    <g
      transform={`translate(${x} ${y})`}
      className={css['box']}
      data-role={server.role}
      data-pasted={pasted}
    >
      <rect width={BOX.width} height={BOX.height} rx={9} />
      <rect className={css['edge']} width={5} height={BOX.height} rx={2} />
      <text className={css['who']} x={16} y={22}>
        {name}
      </text>
      <text className={css['role']} x={16} y={40}>
        {pasted ? words.roles[server.role] : words.roles.unknown}
      </text>
      <text className={css['state']} data-bad={server.link === 'down'} x={16} y={57}>
        {state}
      </text>
    </g>
  );
}
