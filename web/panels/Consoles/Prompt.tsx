import { Ear, LoaderCircle } from 'lucide-react';
import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { typeLine } from '../../store/commands.ts';
import { focusConsole, useChoices, useShown, type Choices } from '../../store/store.ts';
import { completions, hint, type Commands } from './complete.ts';
import { keepHistory, readHistory } from './history.ts';
import styles from './Prompt.module.css';
import { change, emptyPrompt, paste, press, type Pressed, type PromptState } from './prompt.ts';

interface Props {
  node: NodeId;
  number: number;
  address: string;
  prompt: string;
  waiting: boolean;
  /** It prints messages until a line is typed. */
  listening: boolean;
  onClear: () => void;
  onTyped: () => void;
}

/** The last line of a console: an input that behaves as redis-cli's does. */
export function Prompt(props: Props) {
  const words = useWords().consoles;
  const key = `${props.node}#${props.number}`;
  const [state, setState] = useState(() => emptyPrompt(readHistory(key)));
  const input = useFocus(props.node, props.number);
  const commands = useCommands();

  function take(pressed: Pressed): void {
    setState(pressed.state);
    const { effect } = pressed;
    if (effect.do === 'clear') props.onClear();
    if (effect.do === 'leave') input.current?.blur();
    // A new redis-cli, as after Ctrl-C in a terminal; an empty line is enough for that.
    if (effect.do === 'interrupt' && props.listening) void typeLine(props.node, props.number, '');
    if (effect.do !== 'run') return;
    keepHistory(key, pressed.state.history);
    for (const line of effect.lines) {
      if (line.trim().toLowerCase() === 'clear') props.onClear();
      else if (line.trim() !== '' || props.listening) void typeLine(props.node, props.number, line);
    }
    props.onTyped();
  }

  const offers = (line: string) => completions(line, addresses(props.node), commands);
  const searching = state.mode.name === 'searching' ? state.mode : null;
  return (
    <div className={styles.line}>
      <label className={styles.prompt} htmlFor={`prompt-${key}`}>
        {searching === null ? props.prompt : searchPrompt(searching, words)}
      </label>
      <span className={styles.field}>
        <span className={styles.hint} aria-hidden>
          <span className={styles.typed}>{state.text}</span>
          {searching === null && hint(state.text, commands)}
        </span>
        <input
          ref={input}
          id={`prompt-${key}`}
          className={styles.input}
          aria-label={words.input(props.address, props.number)}
          placeholder={props.waiting || props.listening ? '' : words.placeholder}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          value={searching?.query ?? state.text}
          onChange={(event) => setState(change(state, event.currentTarget.value))}
          onKeyDown={(event) => onKeyDown(event, state, take, offers)}
          onPaste={(event) => onPaste(event, state, take)}
          onFocus={() => focusConsole(props.node, props.number)}
        />
      </span>
      {searching !== null && <span className={styles.found}>{state.text}</span>}
      {props.waiting && (
        <span className={styles.waiting} role="status">
          <LoaderCircle size={13} aria-hidden /> {words.waiting}
        </span>
      )}
      {props.listening && (
        <span className={styles.listening} role="status" title={words.listeningHint}>
          <Ear size={13} aria-hidden /> {words.listening}
        </span>
      )}
    </div>
  );
}

let known: Commands = [];

/** All that can be completed; none until it has been fetched. */
function useCommands(): Commands {
  const [commands, setCommands] = useState(known);
  useEffect(() => {
    if (known.length > 0) return;
    void import('./words.ts').then(({ COMMANDS }) => {
      known = COMMANDS;
      setCommands(COMMANDS);
    });
  }, []);
  return commands;
}

const focusedIs = (node: NodeId, number: number) => (choices: Choices) =>
  choices.focusedConsole?.node === node && choices.focusedConsole.number === number;
const selectedIs = (node: NodeId) => (choices: Choices) => choices.selectedNode === node;

/** Puts the keyboard where the page's choices say it is. */
function useFocus(node: NodeId, number: number) {
  const input = useRef<HTMLInputElement>(null);
  const focused = useChoices(focusedIs(node, number));
  const selected = useChoices(selectedIs(node));
  useEffect(() => {
    if (focused) input.current?.focus({ preventScroll: true });
  }, [focused]);
  useEffect(() => {
    // Nobody else has the keyboard: the chosen node's console may take it.
    if (selected && document.activeElement === document.body) {
      input.current?.focus({ preventScroll: true });
    }
  }, [selected]);
  return input;
}

function onKeyDown(
  event: KeyboardEvent<HTMLInputElement>,
  state: PromptState,
  take: (pressed: Pressed) => void,
  offers: (line: string) => readonly string[],
): void {
  if (event.nativeEvent.isComposing || event.altKey || event.metaKey) return;
  const field = event.currentTarget;
  const selection =
    field.selectionStart !== field.selectionEnd || getSelection()?.isCollapsed === false;
  const { key, ctrlKey: ctrl, shiftKey: shift } = event;
  const pressed = press(state, { key, ctrl, shift, selection }, offers);
  if (pressed === null) return;
  event.preventDefault();
  take(pressed);
}

function onPaste(
  event: ClipboardEvent<HTMLInputElement>,
  state: PromptState,
  take: (pressed: Pressed) => void,
): void {
  const field = event.currentTarget;
  const end = state.text.length;
  const selection = [field.selectionStart ?? end, field.selectionEnd ?? end] as const;
  const pressed = paste(state, event.clipboardData.getData('text'), selection);
  if (pressed === null) return;
  event.preventDefault();
  take(pressed);
}

function searchPrompt(
  mode: { query: string; found: number },
  words: ReturnType<typeof useWords>['consoles'],
): string {
  return mode.query !== '' && mode.found === -1 ? words.failedSearch : words.search;
}

/** The other nodes' addresses as SLAVEOF takes them. */
function addresses(self: NodeId): readonly string[] {
  const { nodeOrder, nodes } = useShown.getState();
  return nodeOrder.flatMap((id) => {
    const node = nodes[id];
    return node === undefined || id === self ? [] : [`${node.host} ${node.port}`];
  });
}
