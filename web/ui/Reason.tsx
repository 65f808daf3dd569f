/** The engine's own sentence on a refusal, in the language of the page where it has one there. */
import { refusalInChinese } from '../language/refusals.zh.ts';
import { useChoices } from '../store/store.ts';

export function Reason({ message }: { message: string }) {
  const lang = useChoices((choices) => choices.lang);
  const chinese = lang === 'zh' ? refusalInChinese(message) : null;
  if (chinese !== null) return chinese;
  return (
    <span lang="en" translate="no">
      {message}
    </span>
  );
}
