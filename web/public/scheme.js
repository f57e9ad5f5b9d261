// Runs before the first paint so that the page never flashes in the wrong colours. A file of its own because
// the content security policy allows no inline scripts.
(function () {
  var chosen = null;
  var density = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
    density = localStorage.getItem('tandem.density');
  } catch {
    // Storage can be blocked; the system's scheme is a good answer then.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  var root = document.documentElement;
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.setAttribute('data-density', density ? density.replace(/"/g, '') : 'default');
})();
