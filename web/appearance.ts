/** Carries theme and language to the document itself, where style sheets and screen readers look. */
import { wordsOf } from './language/words.ts';
import { remember } from './options.ts';
import { useChoices, type Choices } from './store/store.ts';

/** Applies the choices now and whenever they change. */
export function followAppearance(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => show(useChoices.getState(), dark.matches);
  apply();
  dark.addEventListener('change', apply);
  useChoices.subscribe((now, before) => {
    if (now.theme === before.theme && now.lang === before.lang) return;
    apply();
    remember(now);
  });
}

function show({ theme, lang }: Choices, systemIsDark: boolean): void {
  const root = document.documentElement;
  root.dataset['theme'] = theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
  root.lang = lang === 'zh' ? 'zh-CN' : 'en';
  document.title = wordsOf(lang).app.title;
}
