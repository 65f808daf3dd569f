/** The page's name, the lab's name and story, and what concerns the whole page. */
import { EllipsisVertical, Info, Languages, Moon, Sun, SunMoon } from 'lucide-react';
import { useRef } from 'react';
import { labText, speak, useWords } from './language/words.ts';
import { AboutButton } from './panels/About/AboutButton.tsx';
import { LearnButton } from './panels/Learn/LearnButton.tsx';
import { LabMenu } from './panels/LabMenu/LabMenu.tsx';
import { PaletteButton } from './panels/Palette/PaletteButton.tsx';
import { PresentButton } from './PresentButton.tsx';
import { useLearning } from './store/learning.ts';
import { openOverlay } from './store/overlay.ts';
import { choose, useChoices, useShown, type Language, type Theme } from './store/store.ts';
import { Button } from './ui/Button.tsx';
import { Menu, MenuChoices, MenuItem, MenuLabel, MenuLine } from './ui/Menu.tsx';
import { useLayout } from './ui/useLayout.ts';
import css from './Header.module.css';

const THEME_ICONS = { dark: Moon, light: Sun, system: SunMoon } as const;
const THEMES: readonly Theme[] = ['dark', 'light', 'system'];

export function Header() {
  const words = useWords();
  const phone = useLayout() === 'phone';
  return (
    <header className={css['header']} aria-label={words.app.regions.header}>
      <h1 className={phone ? 'unseen' : css['title']}>{words.app.title}</h1>
      <LabTitle />
      <div className={css['tools']}>
        <LearnButton bare={phone} />
        <LabMenu />
        <PaletteButton />
        {phone ? (
          <MoreMenu />
        ) : (
          <>
            <PresentButton />
            <LanguageButton />
            <ThemeMenu />
            <AboutButton />
          </>
        )}
      </div>
    </header>
  );
}

function LabTitle() {
  const words = useWords();
  const lab = useShown((shown) => shown.lab);
  // A lesson begins with the story of its lab.
  const told = useLearning((open) => open.column?.what === 'lesson' && open.lab === lab);
  const lang = useChoices((choices) => choices.lang);
  if (lab === null) return <div className={css['lab']} />;
  const exact = lab.backlog === 'exact';
  const story = lab.story === null || told ? '' : labText(lab.story, lang);
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

const otherThan = (lang: Language): Language => (lang === 'en' ? 'zh' : 'en');

function LanguageButton() {
  const words = useWords();
  const other = otherThan(useChoices((choices) => choices.lang));
  return (
    <Button
      icon={<Languages aria-hidden="true" />}
      title={words.app.switchLanguage}
      aria-label={`${words.app.otherLanguage} (${words.app.switchLanguage})`}
      data-testid="language"
      onClick={() => void speak(other)}
    >
      <span lang={other} translate="no">
        {words.app.otherLanguage}
      </span>
    </Button>
  );
}

function ThemeMenu() {
  const words = useWords();
  const theme = useChoices((choices) => choices.theme);
  const Icon = THEME_ICONS[theme];
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
      <ThemeChoices />
    </Menu>
  );
}

function ThemeChoices() {
  const words = useWords().app.theme;
  const theme = useChoices((choices) => choices.theme);
  const options = THEMES.map((value) => ({ value, label: words[value] }));
  const set = (value: string) => {
    const chosen = THEMES.find((each) => each === value);
    if (chosen !== undefined) choose({ theme: chosen });
  };
  return <MenuChoices value={theme} onChoose={set} options={options} />;
}

/** On a phone: what else concerns the whole page. */
function MoreMenu() {
  const words = useWords().app;
  const button = useRef<HTMLButtonElement>(null);
  const other = otherThan(useChoices((choices) => choices.lang));
  return (
    <Menu
      trigger={
        <Button
          ref={button}
          icon={<EllipsisVertical aria-hidden />}
          aria-label={words.more}
          title={words.more}
          data-testid="more"
        />
      }
    >
      <MenuItem icon={<Languages />} testId="language" onSelect={() => void speak(other)}>
        <span lang={other} translate="no">
          {words.otherLanguage}
        </span>
      </MenuItem>
      <MenuItem
        icon={<Info />}
        testId="about"
        onSelect={() => openOverlay('about', button.current)}
      >
        {words.about}
      </MenuItem>
      <MenuLine />
      <MenuLabel>{words.theme.label}</MenuLabel>
      <ThemeChoices />
    </Menu>
  );
}
