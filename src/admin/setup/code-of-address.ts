/** Read once, then taken out of the address, so that it stays in no history and on no screen. */
export function codeOfAddress(): string {
  const code = location.hash.slice(1);
  if (code) history.replaceState(null, '', location.pathname);
  return code;
}
