/** The name of the glossary, which the command palette knows before its words are here. */
import type { Language } from '../../store/choices.ts';

export const title: Readonly<Record<Language, string>> = { en: 'Glossary', zh: '术语表' };
