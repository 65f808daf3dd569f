/** What lessons offer in the command palette. */
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

const both = (say: (words: typeof en) => string): Record<Language, string> => ({
  en: say(en),
  zh: say(zh),
});

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
    const title = (language: Language, own: typeof en) =>
      own.lesson.goal(words[language]?.[id]?.title ?? words.en?.[id]?.title ?? id);
    return {
      id: `lesson ${id}`,
      group: 'learn',
      label: { en: title('en', en), zh: title('zh', zh) },
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
