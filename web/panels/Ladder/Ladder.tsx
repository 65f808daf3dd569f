import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LinkView, Step } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { inspect, step } from '../../store/commands.ts';
import {
  choose,
  linkKey,
  useChoices,
  useShown,
  type Choices,
  type Shown,
} from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Detail } from './Detail.tsx';
import { endsOf, latestArrivals, linkToShow, type Spacing } from './ladder.ts';
import styles from './Ladder.module.css';
import { fetchPage } from './page.ts';
import { Rows } from './Rows.tsx';
import { useMessages } from './useMessages.ts';

const linksOf = (shown: Shown) => shown.links;
const linkOf = (choices: Choices) => choices.selectedLink;
const nodeOf = (choices: Choices) => choices.selectedNode;
const messageOf = (choices: Choices) => choices.ladderMessage;

/** The sequence diagram of one link: the replica on the left, its master on the right. */
export function Ladder() {
  const links = useShown(linksOf);
  const link = linkToShow(links, useChoices(linkOf), useChoices(nodeOf));
  const words = useWords().ladder;
  const [handshakeOnly, setHandshakeOnly] = useState(false);
  const [spacing, setSpacing] = useState<Spacing>('even');
  const message = useChoices(messageOf);

  if (link === null) return <p className={styles.empty}>{words.noLink}</p>;
  return (
    <div className={styles.ladder}>
      <div className={styles.tools}>
        <Choice
          label={words.filter.label}
          options={[words.filter.all, words.filter.handshake]}
          chosen={handshakeOnly ? 1 : 0}
          onChoose={(index) => setHandshakeOnly(index === 1)}
        />
        <Choice
          label={words.spacing.label}
          options={[words.spacing.even, words.spacing.time]}
          chosen={spacing === 'even' ? 0 : 1}
          onChoose={(index) => setSpacing(index === 0 ? 'even' : 'time')}
        />
      </div>
      <LinkMessages
        key={`${link.between.join('-')} ${handshakeOnly}`}
        link={link}
        handshakeOnly={handshakeOnly}
        spacing={spacing}
      />
      {message !== null && <Detail key={message} id={message} />}
      <Steps link={link} to={handshakeOnly ? 'handshake' : 'message'} />
    </div>
  );
}

function LinkMessages(props: { link: LinkView; handshakeOnly: boolean; spacing: Spacing }) {
  const page = useMessages(props.link, props.handshakeOnly);
  const words = useWords().ladder;
  if (page.messages.length === 0) {
    return (
      <p className={styles.empty}>{props.handshakeOnly ? words.emptyHandshake : words.empty}</p>
    );
  }
  return <Rows page={page} ends={endsOf(props.link, page.messages)} spacing={props.spacing} />;
}

/** Previous and next: time goes to the arrival of that message, and the message is shown. */
function Steps({ link, to }: { link: LinkView; to: Step['to'] }) {
  const words = useWords().ladder;
  const [busy, setBusy] = useState(false);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  async function go(direction: Step['direction']): Promise<void> {
    setBusy(true);
    const message = await messageBeyond(link, direction, to);
    if (!mounted.current) return;
    setBusy(false);
    // Who steps through a link watches it, whichever console is typed into meanwhile.
    if (message !== null) {
      choose({ ladderMessage: message, selectedLink: linkKey(...link.between) });
    }
  }

  return (
    <div className={styles.steps}>
      <Button
        data-testid="previous-message"
        title={words.previousHint}
        disabled={busy}
        icon={<ChevronLeft aria-hidden />}
        onClick={() => void go('back')}
      >
        {words.previous}
      </Button>
      <Button
        look="main"
        data-testid="next-message"
        title={words.nextHint}
        disabled={busy}
        onClick={() => void go('forward')}
      >
        {words.next} <ChevronRight aria-hidden />
      </Button>
    </div>
  );
}

/** Where the button leads: to another message of this moment, else time goes to the next moment. */
async function messageBeyond(
  link: LinkView,
  direction: Step['direction'],
  to: Step['to'],
): Promise<number | null> {
  const here = await arrivedTogether(link, to);
  const selected = here.indexOf(useChoices.getState().ladderMessage ?? -1);
  const beside = here[selected + (direction === 'forward' ? 1 : -1)];
  if (selected !== -1 && beside !== undefined) return beside;
  await step({ direction, to, link: link.between });
  const there = await arrivedTogether(link, to);
  return (direction === 'forward' ? there[0] : there.at(-1)) ?? null;
}

/** The messages of this link that have arrived last, at one moment. */
async function arrivedTogether(link: LinkView, to: Step['to']): Promise<number[]> {
  const { now } = useShown.getState();
  const handshakeOnly = to === 'handshake';
  const page = await fetchPage(inspect, { between: link.between, now, handshakeOnly });
  return latestArrivals(page.messages, now).map((message) => message.id);
}

function Choice(props: {
  label: string;
  options: readonly string[];
  chosen: number;
  onChoose: (index: number) => void;
}) {
  return (
    <div className={styles.choice} role="radiogroup" aria-label={props.label}>
      {props.options.map((option, index) => (
        <label key={option}>
          <input
            type="radio"
            className="unseen"
            name={props.label}
            checked={index === props.chosen}
            onChange={() => props.onChoose(index)}
          />
          <span>{option}</span>
        </label>
      ))}
    </div>
  );
}
