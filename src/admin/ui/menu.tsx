import { Menu as MantineMenu } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  readonly checked?: boolean;
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
        {items.map((item) => (
          <Item key={item.key} item={item} several={several} />
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}

function Item({ item, several }: { readonly item: MenuItem; readonly several: boolean }) {
  const { label, icon, checked, danger, onChoose } = item;
  if (checked !== undefined) {
    return (
      <MantineMenu.CheckboxItem
        checked={checked}
        checkIcon={<Check size={14} aria-hidden />}
        closeMenuOnClick={!several}
        onChange={onChoose}
      >
        {label}
      </MantineMenu.CheckboxItem>
    );
  }
  return (
    <MantineMenu.Item leftSection={icon} color={danger ? 'crit' : undefined} onClick={onChoose}>
      {label}
    </MantineMenu.Item>
  );
}
