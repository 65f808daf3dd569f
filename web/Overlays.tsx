/** What can lie over the page; none of it is part of the first load. */
import { lazy } from 'react';
import { useChoices } from './store/choices.ts';
import { useOverlay } from './store/overlay.ts';
import { Later } from './ui/Later.tsx';

/** What other panels offer in it comes with it. */
const Palette = lazy(async () => {
  const [{ Palette: component }] = await Promise.all([
    import('./panels/Palette/Palette.tsx'),
    import('./panels/Timeline/actions.ts'),
    import('./panels/Lessons/actions.ts'),
    import('./panels/Handshake/actions.ts'),
    import('./panels/Glossary/actions.ts'),
  ]);
  return { default: component };
});

const LoadPanel = lazy(async () => {
  const { LoadPanel: component } = await import('./panels/Load/LoadPanel.tsx');
  return { default: component };
});

const About = lazy(async () => {
  const { AboutDialog: component } = await import('./panels/About/AboutDialog.tsx');
  return { default: component };
});

const Compare = lazy(async () => {
  const { Compare: component } = await import('./panels/Compare/Compare.tsx');
  return { default: component };
});

const Spotlight = lazy(async () => {
  const { Spotlight: component } = await import('./ui/Spotlight.tsx');
  return { default: component };
});

export function Overlays() {
  const pointing = useChoices(({ pointedAt }) => pointedAt.length > 0);
  const asked = useOverlay((overlay) => overlay.asked);
  return (
    <>
      <Later>{pointing && <Spotlight />}</Later>
      <Later>
        {asked.includes('palette') && <Palette />}
        {asked.includes('load') && <LoadPanel />}
        {asked.includes('about') && <About />}
        {asked.includes('compare') && <Compare />}
      </Later>
    </>
  );
}
