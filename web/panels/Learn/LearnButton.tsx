import { ArrowLeftRight, BookOpenText, Calculator, GraduationCap } from 'lucide-react';
import { useWords } from '../../language/words.ts';
import {
  openCalculator,
  openCatalogue,
  openGlossary,
  openHandshake,
} from '../../store/learning.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';

/** What helps to learn: the lessons, the handshake message by message, the calculator, the glossary. */
export function LearnButton({ bare = false }: { bare?: boolean }) {
  const words = useWords().app.learn;
  return (
    <Menu
      trigger={
        <Button
          data-testid="learn"
          icon={<GraduationCap aria-hidden />}
          title={words.hint}
          {...(bare && { 'aria-label': words.button })}
        >
          {!bare && words.button}
        </Button>
      }
    >
      <MenuItem icon={<GraduationCap />} testId="open-lessons" onSelect={openCatalogue}>
        {words.lessons}
      </MenuItem>
      <MenuItem icon={<ArrowLeftRight />} testId="open-handshake" onSelect={() => openHandshake()}>
        {words.handshake}
      </MenuItem>
      <MenuItem icon={<Calculator />} testId="open-calculator" onSelect={() => openCalculator()}>
        {words.calculator}
      </MenuItem>
      <MenuItem icon={<BookOpenText />} testId="open-glossary" onSelect={() => openGlossary()}>
        {words.glossary}
      </MenuItem>
    </Menu>
  );
}
