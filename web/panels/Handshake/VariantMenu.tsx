import { ChevronDown } from 'lucide-react';
import { openHandshake } from '../../store/learning.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuChoices } from '../../ui/Menu.tsx';
import { VARIANTS, type Variant } from './variants.ts';
import { useHandshakeWords } from './words.ts';

/** Which handshake is walked through. */
export function VariantMenu({ variant }: { variant: Variant }) {
  const words = useHandshakeWords();
  const { name } = words.variants[variant];
  return (
    <Menu
      trigger={
        <Button
          data-testid="handshake-variant"
          data-value={variant}
          aria-label={words.chosen(name)}
          title={words.variant}
        >
          {name}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuChoices
        value={variant}
        onChoose={openHandshake}
        options={VARIANTS.map((each) => ({ value: each, label: words.variants[each].name }))}
      />
    </Menu>
  );
}
