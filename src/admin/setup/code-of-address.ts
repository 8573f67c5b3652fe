const known = new Map<string, string>();

/**
 * The code after # in the address of this page. It is taken out of the address at once, so that it stays in no history and on
 * no screen, and kept for this page alone: what is rendered may be rendered again.
 */
export function codeOfAddress(): string {
  const code = location.hash.slice(1);
  if (code) {
    known.set(location.pathname, code);
    history.replaceState(null, '', location.pathname);
  }
  return known.get(location.pathname) ?? '';
}
