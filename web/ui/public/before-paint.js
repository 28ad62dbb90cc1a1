// Runs before the first paint, so that a chosen appearance or language never flashes as another one.
// The same keys are read and written by src/lib/settings.svelte.ts.
(function () {
  try {
    var theme = localStorage.getItem('counterweight.theme');
    var language = localStorage.getItem('counterweight.language') || (navigator.language || 'en').slice(0, 2);
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    document.documentElement.lang = language === 'ru' ? 'ru' : 'en';
  } catch {
    // Storage is forbidden here: the system's appearance and English will do.
  }
})();
