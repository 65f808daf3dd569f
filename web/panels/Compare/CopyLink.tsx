import { Check, CircleAlert, Link2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { writeChange } from './change.ts';
import css from './Compare.module.css';
import { useCompared, type Compared } from './pair.ts';
import { useCompareWords } from './words.ts';

type Fate = 'copied' | 'refused';
const SIGNS = { copied: Check, refused: CircleAlert };

/** The address of the comparison, for whoever is to see it too. What has none offers nothing. */
export function CopyLink() {
  const words = useCompareWords();
  const address = useCompared(addressOf);
  const [told, setTold] = useState<{ address: string; fate: Fate } | null>(null);
  if (address === null) return null;
  // What was said of another comparison's link is no longer true.
  const fate = told?.address === address ? told.fate : null;
  const Sign = fate === null ? Link2 : SIGNS[fate];
  const said = { copied: words.linkCopied, refused: words.linkNotCopied };
  const label = fate === null ? words.copyLink : said[fate];
  return (
    <>
      <Button
        icon={<Sign aria-hidden />}
        data-testid="compare-link"
        data-value={address}
        aria-label={words.copyLink}
        title={label}
        onClick={() => void copy(address).then((done) => setTold({ address, fate: done }))}
      >
        <span className={css['long']} aria-hidden>
          {label}
        </span>
      </Button>
      <span className="unseen" role="status">
        {fate !== null && said[fate]}
      </span>
    </>
  );
}

function addressOf({ comparison, address }: Compared): string | null {
  const change = comparison === null ? null : writeChange(comparison.change);
  if (address === null || change === null) return null;
  const { origin, pathname } = window.location;
  return `${origin}${pathname}?${new URLSearchParams({ compare: address, change }).toString()}`;
}

async function copy(text: string): Promise<Fate> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'refused';
  }
}
