/** The frame of every screen: where one is, where one can go, who one is. */
import { Command } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useLiveStream } from '../api/live.js';
import type { WhoAmI } from '../api/session.js';
import { useWords } from '../i18n/language.js';
import { ViewsNav } from '../inbox/ViewsNav.js';
import { useHotkeys } from '../ui/hotkeys.js';
import { openPalette } from '../ui/palette.js';
import { Link, useGo } from '../ui/route.js';
import { AccountBar } from './AccountBar.js';
import { type Destination, destinationsFor, onPhone } from './destinations.js';
import { KeyboardHelp } from './KeyboardHelp.js';
import { Logo } from './Logo.js';
import { Palette } from './Palette.js';
import { SafeModeBanner } from './SafeModeBanner.js';
import css from './Shell.module.css';

interface ShellProps {
  readonly who: WhoAmI;
  readonly children: ReactNode;
}

const isHere = (path: string, at: string): boolean => (path === '/' ? at === '/' : at.startsWith(path));

export function Shell({ who, children }: ShellProps) {
  const words = useWords();
  const go = useGo();
  const [at] = useLocation();
  const [help, setHelp] = useState(false);
  const places = destinationsFor(who.actions);
  useLiveStream(who.actions.includes('case.read'));
  useHotkeys({
    'mod+k': openPalette,
    '?': () => setHelp(true),
    ...Object.fromEntries(places.map(({ key, path }) => [`g ${key}`, () => go(path)])),
  });
  return (
    <div className={css.shell}>
      <a className="skip" href="#main">
        {words.shell.skip}
      </a>
      <aside className={css.side}>
        <div className={css.brand}>
          <Logo />
          <div>
            <b>Greffe</b>
            <span>{words.shell.tagline}</span>
          </div>
        </div>
        <button type="button" className={css.command} onClick={openPalette} title={words.palette.open}>
          <Command size={14} aria-hidden />
          <span>{words.palette.open}</span> <kbd>Ctrl K</kbd>
        </button>
        <nav aria-label={words.shell.navigation} className={css.nav}>
          {places.map((place) => (
            <Place key={place.path} place={place} at={at} className={css.item} size={17} />
          ))}
        </nav>
        {who.actions.includes('case.read') ? <ViewsNav /> : null}
        <AccountBar who={who} />
      </aside>
      <main id="main" tabIndex={-1} className={css.main}>
        <SafeModeBanner maySee={who.actions.includes('status.read')} />
        {children}
      </main>
      <nav className={css.tabs} aria-label={words.shell.navigation}>
        {onPhone(places).map((place) => (
          <Place key={place.path} place={place} at={at} className={css.tab} size={20} narrow />
        ))}
        <button type="button" className={css.tab} onClick={openPalette} title={words.palette.open}>
          <Command size={20} strokeWidth={1.8} aria-hidden />
          <span>{words.palette.open}</span>
        </button>
      </nav>
      <Palette places={places} readsCases={who.actions.includes('case.read')} onHelp={() => setHelp(true)} />
      <KeyboardHelp places={places} open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

interface PlaceProps {
  readonly place: Destination;
  readonly at: string;
  readonly className: string | undefined;
  readonly size: number;
  readonly narrow?: true;
}

function Place({ place: { path, icon: Icon, label, short }, at, className, size, narrow }: PlaceProps) {
  const words = useWords();
  const here = isHere(path, at);
  const name = ((narrow && short) || label)(words);
  return (
    <Link
      to={path}
      className={className}
      {...(narrow && { title: name })}
      data-on={here || undefined}
      aria-current={here ? 'page' : undefined}
    >
      <Icon size={size} strokeWidth={1.8} aria-hidden />
      <span>{name}</span>
    </Link>
  );
}
