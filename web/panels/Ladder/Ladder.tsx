/** The sequence diagram of one link: the replica on the left, its master on the right. */
import { ArrowDownToLine } from 'lucide-react';
import { lazy, useState } from 'react';
import type { LinkView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { useChoices, useShown, type Choices, type Shown } from '../../store/store.ts';
import { useCalm } from '../../store/useCalm.ts';
import { Button } from '../../ui/Button.tsx';
import { Later } from '../../ui/Later.tsx';
import { Ends } from './Ends.tsx';
import { endsOf, linkToShow } from './ladder.ts';
import styles from './Ladder.module.css';
import { LinkChooser } from './LinkChooser.tsx';
import { PAGE } from './page.ts';
import { Rows } from './Rows.tsx';
import { Steps } from './Steps.tsx';
import { useMessages } from './useMessages.ts';

/** Shown when a message is chosen, so not part of the first load. */
const Detail = lazy(async () => {
  const { Detail: component } = await import('./Detail.tsx');
  return { default: component };
});

/** The same for the other way to space messages. */
const TimeRows = lazy(async () => {
  const { TimeRows: component } = await import('./TimeRows.tsx');
  return { default: component };
});

/** Counts of a busy link change with every frame; messages are asked for less often still. */
const REDRAW_MS = 80;
/** A span of time may hold many: they are drawn together. */
const TIME_PAGE = 800;

export type Spacing = 'even' | 'time';

const linksOf = (shown: Shown) => shown.links;
const linkOf = (choices: Choices) => choices.selectedLink;
const nodeOf = (choices: Choices) => choices.selectedNode;
const messageOf = (choices: Choices) => choices.ladderMessage;

export function Ladder() {
  const links = useCalm(linksOf, REDRAW_MS);
  const link = linkToShow(links, useChoices(linkOf), useChoices(nodeOf));
  const words = useWords().ladder;
  const [handshakeOnly, setHandshakeOnly] = useState(false);
  const [spacing, setSpacing] = useState<Spacing>('even');
  const message = useChoices(messageOf);

  if (link === null) {
    return (
      <div className={styles.ladder} data-spot="ladder">
        <p className={styles.empty}>{words.noLink}</p>
        <Steps link={null} to="message" />
      </div>
    );
  }
  return (
    <div className={styles.ladder} data-spot="ladder" data-opened={message !== null}>
      <div className={styles.tools}>
        <LinkChooser link={link} />
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
      {message !== null && (
        <Later>
          <Detail key={message} id={message} />
        </Later>
      )}
      <Steps link={link} to={handshakeOnly ? 'handshake' : 'message'} />
    </div>
  );
}

interface LinkMessagesProps {
  link: LinkView;
  handshakeOnly: boolean;
  spacing: Spacing;
}

function LinkMessages({ link, handshakeOnly, spacing }: LinkMessagesProps) {
  // The moment that somebody reads at; null: what happens is followed.
  const [anchor, setAnchor] = useState<number | null>(null);
  const page = useMessages(link, handshakeOnly, anchor, spacing === 'even' ? PAGE : TIME_PAGE);
  const words = useWords().ladder;
  const ends = endsOf(link, page.messages);
  const onFollow = (follow: boolean) => {
    setAnchor((before) => (follow ? null : (before ?? useShown.getState().now)));
  };
  return (
    <div className={styles.frame}>
      <Ends link={link} {...ends} />
      {page.messages.length === 0 ? (
        <p className={styles.empty}>{handshakeOnly ? words.emptyHandshake : words.empty}</p>
      ) : spacing === 'even' ? (
        <Rows link={link} page={page} ends={ends} following={anchor === null} onFollow={onFollow} />
      ) : (
        <Later>
          <TimeRows link={link} page={page} ends={ends} anchor={anchor} onAnchor={setAnchor} />
        </Later>
      )}
      {anchor !== null && (
        <div className={styles.follow}>
          <Button
            size="small"
            data-testid="ladder-follow"
            icon={<ArrowDownToLine aria-hidden />}
            title={words.followHint}
            onClick={() => setAnchor(null)}
          >
            {words.follow}
          </Button>
        </div>
      )}
    </div>
  );
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
