/** What this browser remembers of its user's taste; storage that is blocked remembers nothing and breaks nothing. */

export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Blocked by the browser: the choice lasts until the page is left.
  }
}
