/** The page's buttons. */
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import css from './Button.module.css';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'>;

interface ButtonProps extends Native {
  ref?: Ref<HTMLButtonElement> | undefined;
  /** `main` is the one the eye should find; `quiet` has no frame until it is pointed at. */
  look?: 'plain' | 'main' | 'quiet' | undefined;
  size?: 'normal' | 'small' | undefined;
  icon?: ReactNode;
  pressed?: boolean | undefined;
  'data-testid'?: string | undefined;
}

export function Button({
  look = 'plain',
  size = 'normal',
  icon,
  pressed,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      className={`${css['button']} ${css[look]} ${css[size]}`}
    >
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends Native {
  ref?: Ref<HTMLButtonElement> | undefined;
  /** Its accessible name, also its tooltip. */
  label: string;
  size?: 'normal' | 'small' | undefined;
  look?: 'plain' | 'quiet' | undefined;
  tone?: 'normal' | 'bad' | 'good' | undefined;
  'data-testid'?: string | undefined;
}

export function IconButton({
  label,
  size = 'normal',
  look = 'quiet',
  tone = 'normal',
  children,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`${css['button']} ${css['icon']} ${css[look]} ${css[size]} ${css[tone]}`}
    >
      {children}
    </button>
  );
}

/** For a button that takes the place of what was pressed: the keyboard goes on from there. */
export function focusAtOnce(button: HTMLButtonElement | null): void {
  button?.focus({ preventScroll: true });
}
