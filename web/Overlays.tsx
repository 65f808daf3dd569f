/** What can lie over the page; none of it is part of the first load. */
import { lazy, Suspense } from 'react';
import { useOverlay } from './store/overlay.ts';

const Palette = lazy(async () => {
  const { Palette: component } = await import('./panels/Palette/Palette.tsx');
  return { default: component };
});

const LoadPanel = lazy(async () => {
  const { LoadPanel: component } = await import('./panels/Load/LoadPanel.tsx');
  return { default: component };
});

export function Overlays() {
  const asked = useOverlay((overlay) => overlay.asked);
  return (
    <Suspense fallback={null}>
      {asked.includes('palette') && <Palette />}
      {asked.includes('load') && <LoadPanel />}
    </Suspense>
  );
}
