/** Every command by its name: where to go, what to do. */
import { BookOpenText, Languages, LogOut, Moon, Search, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { sealSearch } from '../inbox/search.js';
import { Key } from '../ui/bits.js';
import { useOffered } from '../ui/offered.js';
import { CommandPalette } from '../ui/palette.js';
import { useColours } from '../ui/provider.js';
import { useGo } from '../ui/route.js';
import { useLeave } from './AccountBar.js';
import type { Destination } from './destinations.js';

interface PaletteProps {
  readonly readsCases: boolean;
  readonly places: readonly Destination[];
  readonly onHelp: () => void;
}

export function Palette({ places, readsCases, onHelp }: PaletteProps) {
  const { words, language, change } = useLanguage();
  const { palette, shell, keyboard } = words;
  const { toggle } = useColours();
  const go = useGo();
  const [query, setQuery] = useState('');
  const sought = query.trim();
  const leave = useLeave();
  const offered = useOffered();
  const there = places.map(({ path, icon: Icon, label, key }) => ({
    id: path,
    label: label(words),
    icon: <Icon size={17} aria-hidden />,
    shortcut: (
      <span>
        <Key>G</Key> <Key>{key.toUpperCase()}</Key>
      </span>
    ),
    onChoose: () => go(path),
  }));
  const search = {
    id: 'search',
    label: palette.search(sought),
    icon: <Search size={17} aria-hidden />,
    onChoose: () => void sealSearch(sought).then((sealed) => go(`/?${new URLSearchParams({ search: sealed })}`)),
  };
  const acts = [
    { id: 'colours', label: shell.changeColours, icon: <Moon size={17} aria-hidden />, onChoose: toggle },
    {
      id: 'language',
      label: shell.changeLanguage,
      icon: <Languages size={17} aria-hidden />,
      onChoose: () => change(language === 'fr' ? 'en' : 'fr'),
    },
    {
      id: 'help',
      label: keyboard.title,
      icon: <BookOpenText size={17} aria-hidden />,
      shortcut: <Key>?</Key>,
      onChoose: onHelp,
    },
    {
      id: 'account',
      label: shell.account,
      icon: <UserRound size={17} aria-hidden />,
      onChoose: () => go('/account'),
    },
    { id: 'out', label: shell.signOut, icon: <LogOut size={17} aria-hidden />, onChoose: leave },
  ];
  return (
    <CommandPalette
      label={palette.open}
      placeholder={palette.placeholder}
      nothing={palette.nothing}
      groups={[
        ...(offered ? [offered] : []),
        { title: palette.goTo, actions: there },
        { title: palette.act, actions: acts },
        ...(readsCases && sought !== '' ? [{ title: palette.cases, actions: [search] }] : []),
      ]}
      onQuery={setQuery}
    />
  );
}
