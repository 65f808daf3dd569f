// Before the first paint: the theme and the language that `web/options.ts` will find too, so that
// nothing flashes. It stands in the page itself; the page's policy names its digest.
{
  const query = new URLSearchParams(location.search);
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('psync-playground')) ?? {};
  } catch {
    // Nothing is kept, or it is not ours.
  }
  const root = document.documentElement;
  const first = (known, ...wishes) => wishes.find((wish) => known.includes(wish));
  const theme = first(['dark', 'light', 'system'], query.get('theme'), kept.theme);
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.theme = theme === 'dark' || theme === 'light' ? theme : system;
  const asked = query.get('lang');
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  const lang = first(['en', 'zh'], asked, kept.lang, ...spoken);
  root.lang = lang === 'zh' && asked !== 'pseudo' ? 'zh-CN' : 'en';
  // A frame in another page says nothing of itself.
  if (query.has('embed')) root.dataset.frame = '';
  // The program does not come, or not all of it: nobody else is there to say so.
  const unreached = ({ type, target }) => {
    const note = document.querySelector('.loading .unreached');
    if (note === null || (type === 'error' && target.tagName !== 'SCRIPT')) return;
    note.hidden = false;
    note.lastElementChild.onclick = () => location.reload();
  };
  addEventListener('error', unreached, true);
  addEventListener('unreached', unreached);
}
