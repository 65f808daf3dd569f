/** Carries theme, language and the lab's name to the document itself, where browsers and screen readers look. */
import { isDisguised } from './language/disguise.ts';
import { labText, wordsOf } from './language/words.ts';
import { remember } from './options.ts';
import { useChoices, useShown, type Choices } from './store/store.ts';

/** Applies the choices now and whenever they change. */
export function followAppearance(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    show(useChoices.getState(), dark.matches);
    nameLab();
  };
  apply();
  dark.addEventListener('change', apply);
  useChoices.subscribe((now, before) => {
    if (now.theme === before.theme && now.lang === before.lang) return;
    apply();
    remember(now);
  });
  useShown.subscribe((now, before) => {
    if (now.lab !== before.lab) nameLab();
  });
}

function show({ theme, lang }: Choices, systemIsDark: boolean): void {
  const root = document.documentElement;
  root.dataset['theme'] = theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
  root.lang = isDisguised() ? 'en-XA' : lang === 'zh' ? 'zh-CN' : 'en';
  const ground = getComputedStyle(root).getPropertyValue('--page').trim();
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.setAttribute('content', ground);
  }
}

function nameLab(): void {
  const { lang } = useChoices.getState();
  const { lab } = useShown.getState();
  const words = wordsOf(lang).app;
  document.title = lab === null ? words.title : words.titleOf(labText(lab.name, lang));
}
