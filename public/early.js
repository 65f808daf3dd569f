// Before the first paint: the theme that `web/options.ts` will find too, so that nothing flashes.
// A file of its own, because the page's policy lets no script stand in it.
{
  const asked = new URLSearchParams(location.search).get('theme');
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem('psync-playground')).theme;
  } catch {
    // Nothing is kept, or it is not ours.
  }
  const known = ['dark', 'light', 'system'];
  const theme = known.includes(asked) ? asked : kept;
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const plain = theme === 'dark' || theme === 'light';
  document.documentElement.dataset.theme = plain ? theme : system;
}
