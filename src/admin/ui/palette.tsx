/** A searched list of commands above the page (Ctrl K). */
import { Spotlight, spotlight } from '@mantine/spotlight';
import { Command } from 'lucide-react';
import type { ReactNode } from 'react';

export const openPalette = (): void => spotlight.open();

export interface PaletteAction {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: ReactNode;
  /** Other words by which people look for it. */
  readonly keywords?: readonly string[];
  readonly onChoose: () => void;
}

export interface PaletteGroup {
  readonly title: string;
  readonly actions: readonly PaletteAction[];
}

interface CommandPaletteProps {
  readonly label: string;
  readonly placeholder: string;
  readonly nothing: string;
  readonly groups: readonly PaletteGroup[];
  readonly onQuery?: (query: string) => void;
}

export function CommandPalette({ label, placeholder, nothing, groups, onQuery }: CommandPaletteProps) {
  const actions = groups.map(({ title, actions: listed }) => ({
    group: title,
    actions: listed.map(({ id, label: name, icon, shortcut, keywords, onChoose }) => ({
      id,
      label: name,
      leftSection: icon,
      rightSection: shortcut,
      keywords: [...(keywords ?? [])],
      onClick: onChoose,
    })),
  }));
  return (
    <Spotlight
      attributes={{ content: { 'aria-label': label } }}
      overlayProps={{ backgroundOpacity: 0.32, blur: 1 }}
      shortcut={null}
      scrollable
      maxHeight={420}
      lockScroll={false}
      highlightQuery
      nothingFound={nothing}
      actions={actions}
      onQueryChange={(query) => onQuery?.(query)}
      searchProps={{ placeholder, 'aria-label': placeholder, leftSection: <Command size={18} aria-hidden /> }}
    />
  );
}
