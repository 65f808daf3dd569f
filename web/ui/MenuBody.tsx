/** What a menu consists of: radix's behaviour (arrow keys, typing ahead, Escape), the page's look. */
import { DropdownMenu } from 'radix-ui';
import { useEffect, useRef, type ReactNode } from 'react';
import css from './Menu.module.css';

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'center' | 'end' | undefined;
}

export type AskedBy = 'pointer' | 'keyboard';

/** Open from the start, because it is only loaded when asked for. */
export function Menu({
  trigger,
  children,
  align = 'end',
  askedBy,
}: MenuProps & { askedBy: AskedBy }) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={css['menu']}
          align={align}
          sideOffset={5}
          collisionPadding={8}
        >
          {children}
          {askedBy === 'keyboard' && <FirstItemFocused />}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Radix was not there yet when the key was pressed, so it cannot know that one was. */
function FirstItemFocused() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const menu = here.current?.closest('[role="menu"]');
    if (menu?.contains(document.activeElement) === true) return;
    const items = menu?.querySelectorAll('[role^="menuitem"]:not([data-disabled])');
    const first = items?.item(0);
    if (first instanceof HTMLElement) first.focus();
  }, []);
  return <span ref={here} hidden />;
}

export interface ItemProps {
  onSelect: () => void;
  children: ReactNode;
  icon?: ReactNode;
  disabled?: boolean | undefined;
  tone?: 'normal' | 'bad' | undefined;
  testId?: string | undefined;
  /** The command it stands for, as one would type it. */
  command?: string | undefined;
}

export function MenuItem({
  onSelect,
  children,
  icon,
  disabled = false,
  tone = 'normal',
  testId,
  command,
}: ItemProps) {
  return (
    <DropdownMenu.Item
      className={`${css['item']} ${css[tone]}`}
      onSelect={onSelect}
      disabled={disabled}
      data-testid={testId}
    >
      {icon}
      <span>{children}</span>
      {command !== undefined && (
        <code className={css['command']} translate="no">
          {command}
        </code>
      )}
    </DropdownMenu.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className={css['label']}>{children}</DropdownMenu.Label>;
}

export function MenuLine() {
  return <DropdownMenu.Separator className={css['line']} />;
}

export interface ChoicesProps {
  value: string;
  onChoose: (value: string) => void;
  options: readonly { value: string; label: string }[];
}

/** One of several, the current one ticked. */
export function MenuChoices({ value, onChoose, options }: ChoicesProps) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={onChoose}>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className={css['item']}>
          <span className={css['tick']} aria-hidden="true">
            {option.value === value ? '✓' : ''}
          </span>
          <span>{option.label}</span>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export interface CheckProps {
  checked: boolean;
  onCheck: () => void;
  icon?: ReactNode;
  children: ReactNode;
  testId?: string | undefined;
}

/** On or off; the menu stays open, because who changes one changes several. */
export function MenuCheck({ checked, onCheck, icon, children, testId }: CheckProps) {
  return (
    <DropdownMenu.CheckboxItem
      className={css['item']}
      checked={checked}
      onCheckedChange={onCheck}
      onSelect={(event) => event.preventDefault()}
      data-testid={testId}
    >
      <span className={css['tick']} aria-hidden="true">
        {checked ? '✓' : ''}
      </span>
      {icon}
      <span>{children}</span>
    </DropdownMenu.CheckboxItem>
  );
}
