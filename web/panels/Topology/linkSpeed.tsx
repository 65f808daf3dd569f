/** In a menu: how long a link takes, and how much it carries. */
import type { LinkView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act } from '../../store/commands.ts';
import { bytes } from '../../ui/figures.ts';
import { MenuChoices, MenuLabel } from '../../ui/Menu.tsx';

const LATENCIES_MS = [1, 10, 50, 100, 200, 400, 1000, 2000];
/** Bytes per second; 0 is unlimited. */
const BANDWIDTHS = [0, 100, 1000, 10_000, 100_000, 1_000_000];

type SpeedOf = Pick<LinkView, 'between' | 'latency' | 'bandwidth'>;

export function LinkSpeed({ link }: { link: SpeedOf }) {
  const words = useWords().topology;
  const between: [string, string] = [link.between[0], link.between[1]];
  return (
    <>
      <MenuLabel>{words.latencyHint(...between)}</MenuLabel>
      <MenuChoices
        value={String(link.latency / 1000)}
        onChoose={(value) => void act({ do: 'latency', between, latencyMs: Number(value) })}
        options={LATENCIES_MS.map((ms) => ({
          value: String(ms),
          label: words.milliseconds(String(ms)),
        }))}
      />
      <MenuLabel>{words.bandwidth}</MenuLabel>
      <MenuChoices
        value={String(link.bandwidth)}
        onChoose={(value) => void act({ do: 'bandwidth', between, bandwidth: Number(value) })}
        options={BANDWIDTHS.map((rate) => ({
          value: String(rate),
          label: rate === 0 ? words.unlimited : words.perSecond(bytes(rate)),
        }))}
      />
    </>
  );
}
