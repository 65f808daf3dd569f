/** One box for all: terms of both languages, fields, errors, whole lines of a log. */
import { Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import css from './Glossary.module.css';
import { useGlossaryWords } from './words.ts';

interface SearchBoxProps {
  value: string;
  /** When it appears, this is where one begins. */
  focused: boolean;
  onChange: (text: string) => void;
}

export function SearchBox({ value, focused, onChange }: SearchBoxProps) {
  const words = useGlossaryWords();
  const input = useRef<HTMLInputElement>(null);
  const begins = useRef(focused);
  useEffect(() => {
    if (begins.current) input.current?.focus({ preventScroll: true });
  }, []);
  return (
    <search className={css['search']}>
      <Search aria-hidden />
      <input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={words.search}
        placeholder={words.placeholder}
        data-testid="glossary-search"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Chinese is composed with these keys as well.
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') goToList(event.currentTarget, 'focus', event);
          if (event.key === 'Enter') goToList(event.currentTarget, 'click', event);
        }}
      />
      {value !== '' && (
        <IconButton
          label={words.clear}
          size="small"
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
        >
          <X aria-hidden />
        </IconButton>
      )}
    </search>
  );
}

/** To the first entry below, or into it. */
function goToList(
  input: HTMLElement,
  what: 'focus' | 'click',
  event: { preventDefault: () => void },
): void {
  const list = input.closest('[data-testid="glossary"]');
  const first = list?.querySelector<HTMLElement>('[data-entry]');
  event.preventDefault();
  first?.[what]();
}
