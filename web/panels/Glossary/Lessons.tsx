/** The lessons that teach a term. They are fetched with their words when the first entry is read. */
import { useEffect } from 'react';
import { openLesson } from '../../store/learning.ts';
import { fetchAllWords, fetchCourse, useCourse, wordsIn } from '../../store/lesson/course.ts';
import { useChoices } from '../../store/store.ts';
import { setAside } from './state.ts';
import css from './Glossary.module.css';
import { useGlossaryWords } from './words.ts';

export function Lessons({ id }: { id: string }) {
  const words = useGlossaryWords();
  const language = useChoices((choices) => choices.lang);
  const lessons = useCourse((course) => course.lessons);
  const titles = useCourse((course) => course.words);
  useEffect(() => {
    void fetchCourse();
    void fetchAllWords();
  }, []);
  const teach = lessons.flatMap((lesson) => {
    if (!(lesson.terms ?? []).includes(id)) return [];
    const own = { en: titles.en?.[lesson.id], zh: titles.zh?.[lesson.id] };
    const title = wordsIn(
      { ...(own.en && { en: own.en }), ...(own.zh && { zh: own.zh }) },
      language,
    )?.title;
    return title === undefined ? [] : [{ id: lesson.id, title }];
  });
  if (teach.length === 0) return null;
  return (
    <>
      <h4>{words.lessons}</h4>
      <ul className={css['related']}>
        {teach.map((lesson) => (
          <li key={lesson.id}>
            <button
              type="button"
              data-lesson={lesson.id}
              onClick={() => {
                openLesson(lesson.id);
                setAside(true);
              }}
            >
              {lesson.title}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
