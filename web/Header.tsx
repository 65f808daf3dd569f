/** The page's name, the lab's name and story, and what concerns the whole page. */
import { Languages, Moon, Sun, SunMoon } from 'lucide-react';
import { labText, speak, useWords } from './language/words.ts';
import { AboutButton } from './panels/About/AboutButton.tsx';
import { LabMenu } from './panels/LabMenu/LabMenu.tsx';
import { choose, useChoices, useShown, type Theme } from './store/store.ts';
import { Button } from './ui/Button.tsx';
import { Menu, MenuChoices } from './ui/Menu.tsx';
import css from './Header.module.css';

const THEME_ICONS = { dark: Moon, light: Sun, system: SunMoon } as const;
const THEMES: readonly Theme[] = ['dark', 'light', 'system'];

export function Header() {
  const words = useWords();
  return (
    <header className={css['header']} aria-label={words.app.regions.header}>
      <h1 className={css['title']}>{words.app.title}</h1>
      <LabTitle />
      <div className={css['tools']}>
        <LabMenu />
        <LanguageButton />
        <ThemeMenu />
        <AboutButton />
      </div>
    </header>
  );
}

function LabTitle() {
  const words = useWords();
  const lab = useShown((shown) => shown.lab);
  const lang = useChoices((choices) => choices.lang);
  if (lab === null) return <div className={css['lab']} />;
  const exact = lab.backlog === 'exact';
  const story = lab.story === null ? '' : labText(lab.story, lang);
  return (
    <div className={css['lab']}>
      <strong data-testid="lab-name">{labText(lab.name, lang)}</strong>
      <span
        className={css['model']}
        title={exact ? words.app.backlogModel.hintExact : words.app.backlogModel.hintBlocks}
      >
        {words.app.backlogModel[lab.backlog]}
      </span>
      <span className={css['story']} title={story}>
        {story}
      </span>
    </div>
  );
}

function LanguageButton() {
  const words = useWords();
  const lang = useChoices((choices) => choices.lang);
  const other = lang === 'en' ? 'zh' : 'en';
  return (
    <Button
      icon={<Languages aria-hidden="true" />}
      lang={other}
      title={words.app.switchLanguage}
      aria-label={`${words.app.otherLanguage} (${words.app.switchLanguage})`}
      data-testid="language"
      onClick={() => void speak(other)}
    >
      {words.app.otherLanguage}
    </Button>
  );
}

function ThemeMenu() {
  const words = useWords();
  const theme = useChoices((choices) => choices.theme);
  const Icon = THEME_ICONS[theme];
  const options = THEMES.map((value) => ({ value, label: words.app.theme[value] }));
  const set = (value: string) => {
    const chosen = THEMES.find((each) => each === value);
    if (chosen !== undefined) choose({ theme: chosen });
  };
  return (
    <Menu
      trigger={
        <Button
          icon={<Icon aria-hidden="true" />}
          aria-label={`${words.app.theme.label}: ${words.app.theme[theme]}`}
          title={words.app.theme.label}
          data-testid="theme"
        />
      }
    >
      <MenuChoices value={theme} onChoose={set} options={options} />
    </Menu>
  );
}
