import { Menu as MantineMenu } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly onChoose: () => void;
}

interface MenuProps {
  readonly target: ReactElement;
  readonly items: readonly MenuItem[];
  readonly width?: number;
  readonly end?: boolean;
  /** Stays open while several are chosen. */
  readonly several?: boolean;
}

export function Menu({ target, items, width = 230, end = false, several = false }: MenuProps) {
  return (
    <MantineMenu position={end ? 'bottom-end' : 'bottom-start'} shadow="md" width={width} closeOnItemClick={!several}>
      <MantineMenu.Target>{target}</MantineMenu.Target>
      <MantineMenu.Dropdown mah={380} style={{ overflow: 'auto' }}>
        {items.map(({ key, label, icon, shortcut, checked, disabled, danger, onChoose }) => (
          <MantineMenu.Item
            key={key}
            leftSection={checked === undefined ? icon : <Check size={14} aria-hidden opacity={checked ? 1 : 0} />}
            rightSection={shortcut ? <kbd>{shortcut}</kbd> : null}
            role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked={checked}
            disabled={disabled ?? false}
            color={danger ? 'crit' : undefined}
            onClick={onChoose}
          >
            {label}
          </MantineMenu.Item>
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}
