/** A menu behind a button: radix's behaviour (arrow keys, typing ahead, Escape), the page's look. */
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import css from './Menu.module.css';

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'center' | 'end' | undefined;
}

export function Menu({ trigger, children, align = 'end' }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={css['menu']}
          align={align}
          sideOffset={5}
          collisionPadding={8}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface ItemProps {
  onSelect: () => void;
  children: ReactNode;
  icon?: ReactNode;
  disabled?: boolean | undefined;
  tone?: 'normal' | 'bad' | undefined;
  testId?: string | undefined;
}

export function MenuItem({
  onSelect,
  children,
  icon,
  disabled = false,
  tone = 'normal',
  testId,
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
    </DropdownMenu.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className={css['label']}>{children}</DropdownMenu.Label>;
}

export function MenuLine() {
  return <DropdownMenu.Separator className={css['line']} />;
}

interface ChoicesProps {
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
