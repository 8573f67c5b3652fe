/** CSS colours, as far as text is hidden with them: what is not understood is unknown and hides nothing. */

/** Red, green, blue 0 to 255 and alpha 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const names = new Map<string, string>(
  Object.entries({
    white: 'ffffff',
    black: '000000',
    snow: 'fffafa',
    ivory: 'fffff0',
    azure: 'f0ffff',
    mintcream: 'f5fffa',
    whitesmoke: 'f5f5f5',
    ghostwhite: 'f8f8ff',
    floralwhite: 'fffaf0',
    aliceblue: 'f0f8ff',
    seashell: 'fff5ee',
    honeydew: 'f0fff0',
    lightyellow: 'ffffe0',
    beige: 'f5f5dc',
    linen: 'faf0e6',
    lavender: 'e6e6fa',
    gainsboro: 'dcdcdc',
    lightgray: 'd3d3d3',
    lightgrey: 'd3d3d3',
    silver: 'c0c0c0',
    darkgray: 'a9a9a9',
    gray: '808080',
    grey: '808080',
    dimgray: '696969',
    red: 'ff0000',
    maroon: '800000',
    yellow: 'ffff00',
    olive: '808000',
    lime: '00ff00',
    green: '008000',
    aqua: '00ffff',
    cyan: '00ffff',
    teal: '008080',
    blue: '0000ff',
    navy: '000080',
    fuchsia: 'ff00ff',
    magenta: 'ff00ff',
    purple: '800080',
    orange: 'ffa500',
    pink: 'ffc0cb',
  }),
);

/** Reads a name, #rgb, #rrggbb, #rrggbbaa, rgb() or hsl(); null when it is none of these. */
export function colour(text: string): Colour | null {
  const value = text.trim().toLowerCase();
  if (value === 'transparent') return [0, 0, 0, 0];
  const named = names.get(value);
  if (named) return hexadecimal(named);
  const hex = /^#([0-9a-f]{3,8})$/.exec(value)?.[1];
  if (hex) return hexadecimal(hex);
  const call = /^(rgb|hsl)a?\(([^()]{1,80})\)$/.exec(value);
  return call?.[2] ? numeric(call[1] === 'hsl', call[2]) : null;
}

function hexadecimal(digits: string): Colour | null {
  const long = digits.length <= 4 ? [...digits].map((digit) => digit + digit).join('') : digits;
  if (long.length !== 6 && long.length !== 8) return null;
  const [red = 0, green = 0, blue = 0, alpha = 255] = (long.match(/../g) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  );
  return [red, green, blue, alpha / 255];
}

function numeric(isHsl: boolean, list: string): Colour | null {
  const parts = list.split(/[\s,/]+/).filter((part) => part !== '');
  const values = parts.map((part) => Number.parseFloat(part));
  if (values.length < 3 || values.some(Number.isNaN)) return null;
  const [a = 0, b = 0, c = 0, d = 1] = values;
  const alpha = parts[3]?.endsWith('%') ? d / 100 : d;
  if (isHsl) return [...fromHsl(a, b / 100, c / 100), alpha];
  const scale = parts[0]?.endsWith('%') ? 2.55 : 1;
  return [a * scale, b * scale, c * scale, alpha];
}

/** CSS Color 4, 7.1. */
function fromHsl(hue: number, saturation: number, lightness: number): [number, number, number] {
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12;
    return (
      255 * (lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
    );
  };
  return [channel(0), channel(8), channel(4)];
}

/** Contrast ratio of two opaque colours, 1 to 21 (WCAG 2, 1.4.3). */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => {
    const share = Math.min(255, Math.max(0, value)) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
