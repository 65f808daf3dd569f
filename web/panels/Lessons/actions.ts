/** What lessons offer in the command palette. */
import { disguised } from '../../language/disguise.ts';
import { inEachLanguage } from '../../language/ownWords.ts';
import { offerActions, type PageAction } from '../../store/actions.ts';
import type { Language } from '../../store/choices.ts';
import { openCatalogue, openLesson, useLearning } from '../../store/learning.ts';
import { fetchAllWords, fetchCourse, useCourse } from '../../store/lesson/course.ts';
import { useLesson } from '../../store/lesson/session.ts';
import { showMe, stopShowing } from '../../store/lesson/walk.ts';
import { showHint } from './hint.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

void fetchCourse();
void fetchAllWords();

offerActions(() => [...present(), catalogue(), ...lessons()]);

const both = (say: (words: typeof en, language: Language) => string) =>
  inEachLanguage({ en, zh }, say);

function catalogue(): PageAction {
  return {
    id: 'lessons',
    group: 'learn',
    label: both((words) => words.catalogue.title),
    also: ['catalogue', 'course', '目录'],
    perform: openCatalogue,
  };
}

function lessons(): readonly PageAction[] {
  const { lessons: all, words } = useCourse.getState();
  return all.map(({ id }) => {
    const title = (language: Language) =>
      disguised(words)[language]?.[id]?.title ?? disguised(words).en?.[id]?.title ?? id;
    return {
      id: `lesson ${id}`,
      group: 'learn',
      label: both((own, language) => own.lesson.goal(title(language))),
      perform: () => openLesson(id),
    };
  });
}

/** Help with the lesson that is open. */
function present(): readonly PageAction[] {
  const { open, view, showing } = useLesson.getState();
  if (open === null || view === null || useLearning.getState().column?.what !== 'lesson') return [];
  const next = view.state.next;
  const deed = next !== null && open.part.goals.some((goal) => goal.id === next && 'check' in goal);
  const show: PageAction = {
    id: 'show me',
    group: 'learn',
    label: both(({ lesson }) => (showing === null ? lesson.showMe : lesson.stop)),
    perform: () => (showing === null ? void showMe() : stopShowing()),
  };
  const hint: PageAction = {
    id: 'hint',
    group: 'learn',
    label: both(({ lesson }) => lesson.hint),
    perform: () => showHint(next),
  };
  return deed ? [hint, show] : [];
}
