/* Colours, language and the first questions, before the program has come; a file, since the policy allows no inline script. */
(() => {
  const root = document.documentElement;
  const { page } = document.currentScript.dataset;
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const asked = stored('greffe-colours');
  const dark = asked === 'dark' || (asked !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.lang = stored('greffe-language') === 'en' ? 'en' : 'fr';

  // The program takes each answer once, instead of asking.
  const answers = new Map();
  const ask = (address) => {
    const answer = fetch(address);
    answers.set(address, answer);
    return answer;
  };
  const askForRows = async (session) => {
    if (!session.ok || location.pathname !== '/') return;
    const { actions } = await session.clone().json();
    const query = new URLSearchParams(location.search);
    query.delete('case');
    query.append('limit', page);
    if (actions.includes('case.read')) ask(`/api/cases?${query}`).catch(() => undefined);
  };
  window.askedAhead = answers;
  ask('/api/session').then(askForRows, () => undefined);
})();
