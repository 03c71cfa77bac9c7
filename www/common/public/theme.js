// SPDX-License-Identifier: Apache-2.0
// Sets the scheme before the first paint: ?theme=, then the stored choice, then the system's.
(function () {
  var mode = new URLSearchParams(location.search).get('theme');
  try {
    if (mode === 'light' || mode === 'dark') localStorage.setItem('theme', mode);
    mode = localStorage.getItem('theme');
  } catch {
    /* no storage in this window */
  }
  if (mode !== 'light' && mode !== 'dark')
    mode = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.setAttribute('data-theme', mode);
})();
