/** The theme of the controls; colours come from tokens.css, so that light, dark and forced colours have one source. */
import {
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const ink: MantineColorsTuple = [
  '#eef1fb',
  '#dde3f7',
  '#bac5ee',
  '#9aabff',
  '#8496ee',
  '#5b71d2',
  '#4259bd',
  '#3347a8',
  '#2a3b8c',
  '#202d6c',
];

/** Mantine picks text colours from the palette when it renders, and gets dark mode wrong; ours come from tokens. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  if (input.variant === 'filled' && input.color === 'crit') {
    return { ...usual, background: 'var(--crit-strong)', hover: 'var(--crit-strong-hover)', color: 'var(--on-crit)' };
  }
  if (input.variant === 'filled') {
    const accent = { background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)' };
    return { ...usual, ...accent, border: '1px solid transparent' };
  }
  if (input.variant === 'subtle' && input.color === 'crit') {
    return { ...usual, background: 'transparent', hover: 'var(--crit-soft)', color: 'var(--crit)' };
  }
  if (input.variant === 'subtle') return { ...usual, hover: 'var(--hover)', color: 'var(--text-2)' };
  return usual;
};

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 3 },
  colors: { ink },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  headings: { fontFamily: "'Source Serif 4 Variable', Georgia, serif", fontWeight: '600' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    Portal: { defaultProps: { target: '#overlays' } },
    Modal: { defaultProps: { lockScroll: false } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 350, events: { hover: true, focus: true, touch: false } } },
  },
});
