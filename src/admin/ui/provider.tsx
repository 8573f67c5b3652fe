/** The controls of Mantine under our policy: nothing writes a <style> at run time. */
import { type MantineColorScheme, MantineProvider, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { readStored, writeStored } from '../i18n/stored.js';
import { theme } from '../theme/theme.js';

const STORED = 'greffe-colours';
const manager = {
  get: (fallback: MantineColorScheme): MantineColorScheme => {
    const stored = readStored(STORED);
    return stored === 'light' || stored === 'dark' ? stored : fallback;
  },
  set: (value: MantineColorScheme) => writeStored(STORED, value),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => writeStored(STORED, 'auto'),
};

export const ControlsProvider = ({ children }: { readonly children: ReactNode }) => (
  <MantineProvider
    theme={theme}
    defaultColorScheme="auto"
    colorSchemeManager={manager}
    withCssVariables={false}
    withGlobalClasses={false}
    withStaticClasses={false}
  >
    {children}
  </MantineProvider>
);

export function useColours() {
  const { setColorScheme, colorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light');
  return {
    chosen: colorScheme,
    shown,
    choose: setColorScheme,
    toggle: () => setColorScheme(shown === 'dark' ? 'light' : 'dark'),
  };
}
