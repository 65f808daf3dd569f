import { Ear, LoaderCircle } from 'lucide-react';
import {
  lazy,
  useEffect,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { focusConsole, useChoices, type Choices } from '../../store/store.ts';
import { useLayout } from '../../ui/useLayout.ts';
import { Later } from '../../ui/Later.tsx';
import styles from './Prompt.module.css';
import { change, paste, press, type Pressed, type PromptState } from './prompt.ts';
import { useCompleting } from './useCompleting.ts';
import { usePrompt, type PromptHandle } from './usePrompt.ts';

/** Only where one taps. */
const Composer = lazy(async () => {
  const { Composer: component } = await import('./Composer.tsx');
  return { default: component };
});
/** Seldom seen. */
const PasteNote = lazy(async () => {
  const { PasteNote: component } = await import('./PasteNote.tsx');
  return { default: component };
});

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
  onQuit: () => void;
}

/** The last line of a console: an input that behaves as redis-cli's does. */
export function Prompt(props: Props) {
  const words = useWords().consoles;
  const phone = useLayout() === 'phone';
  const input = useFocus(props.node, props.number, !phone);
  const completing = useCompleting();
  const prompt = usePrompt({ ...props, completing }, input);
  const { state } = prompt;
  const unconnected = props.prompt.startsWith('not ') && !props.waiting;
  return (
    <>
      <div className={styles.line}>
        <Line
          {...props}
          input={input}
          handle={prompt}
          hint={completing?.hintFor(state.text) ?? ''}
        />
        {state.mode.name === 'searching' && <span className={styles.found}>{state.text}</span>}
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
      <Later>
        {(prompt.ran !== null || prompt.asked !== null || unconnected) && (
          <PasteNote {...prompt} unconnected={unconnected} />
        )}
        {phone && <Composer node={props.node} handle={prompt} />}
      </Later>
    </>
  );
}

interface LineProps extends Props {
  input: RefObject<HTMLInputElement | null>;
  handle: PromptHandle;
  hint: string;
}

function Line(props: LineProps) {
  const words = useWords().consoles;
  const { handle, input, node, number } = props;
  const { state, take, setState } = handle;
  const id = `prompt-${node}#${number}`;
  const searching = state.mode.name === 'searching' ? state.mode : null;
  return (
    <>
      <label className={styles.prompt} htmlFor={id} translate="no">
        {searching === null ? props.prompt : searchPrompt(searching, words)}
      </label>
      <span className={styles.field}>
        <span className={styles.hint} aria-hidden translate="no">
          <span className={styles.typed}>{state.text}</span>
          {searching === null && props.hint}
        </span>
        <input
          ref={input}
          id={id}
          className={styles.input}
          aria-label={words.input(props.address, number)}
          placeholder={props.waiting || props.listening ? '' : words.placeholder}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          value={searching?.query ?? state.text}
          onChange={(event) => setState(change(state, event.currentTarget.value))}
          onKeyDown={(event) => onKeyDown(event, handle)}
          onPaste={(event) => onPaste(event, state, take)}
          onFocus={() => focusConsole(node, number)}
        />
      </span>
    </>
  );
}

const focusedIs = (node: NodeId, number: number) => (choices: Choices) =>
  choices.focusedConsole?.node === node && choices.focusedConsole.number === number;
const selectedIs = (node: NodeId) => (choices: Choices) => choices.selectedNode === node;

/** Puts the keyboard where the page's choices say it is; on a phone it would cover what one reads. */
function useFocus(node: NodeId, number: number, follows: boolean) {
  const input = useRef<HTMLInputElement>(null);
  const focused = useChoices(focusedIs(node, number));
  const selected = useChoices(selectedIs(node));
  useEffect(() => {
    if (focused && follows) input.current?.focus({ preventScroll: true });
  }, [focused, follows]);
  useEffect(() => {
    // Nobody else has the keyboard: the chosen node's console may take it.
    if (selected && follows && document.activeElement === document.body) {
      input.current?.focus({ preventScroll: true });
    }
  }, [selected, follows]);
  return input;
}

function onKeyDown(event: KeyboardEvent<HTMLInputElement>, handle: PromptHandle): void {
  const { state, take, offers, edit } = handle;
  if (event.nativeEvent.isComposing || event.altKey || event.metaKey) return;
  const field = event.currentTarget;
  const selection =
    field.selectionStart !== field.selectionEnd || getSelection()?.isCollapsed === false;
  const { key, ctrlKey: ctrl, shiftKey: shift } = event;
  const caret = field.selectionStart ?? state.text.length;
  const pressed = press(state, { key, ctrl, shift, selection, caret }, offers, edit);
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
