/** What a session shows of its browser: two fixed words, which identify no person. */

const families = [
  ['edge', /\bEdgi?A?\w*\//],
  ['opera', /\bOPR\//],
  ['firefox', /\b(Firefox|FxiOS)\//],
  ['chrome', /\b(Chrome|CriOS|Chromium)\//],
  ['safari', /\bVersion\/.*\bSafari\//],
] as const;
const kinds = [
  ['android', /\bAndroid\b/],
  ['ios', /\b(iPhone|iPad)\b/],
  ['windows', /\bWindows\b/],
  ['macos', /\bMac OS X\b/],
  ['linux', /\b(Linux|X11)\b/],
] as const;

export const browsers = ['edge', 'opera', 'firefox', 'chrome', 'safari', 'other'] as const;
export const systems = ['android', 'ios', 'windows', 'macos', 'linux', 'other'] as const;

export interface BrowserFamily {
  readonly browser: (typeof browsers)[number];
  readonly system: (typeof systems)[number];
}

/** Reads the families that its makers announce; what it does not know is "other". */
export function browserFamily(userAgent: string | undefined): BrowserFamily {
  const text = (userAgent ?? '').slice(0, 512);
  const [browser = 'other'] = families.find(([, mark]) => mark.test(text)) ?? [];
  const [system = 'other'] = kinds.find(([, mark]) => mark.test(text)) ?? [];
  return { browser, system };
}
