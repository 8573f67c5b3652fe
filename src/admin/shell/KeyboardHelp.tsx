import { useWords } from '../i18n/language.js';
import { Key } from '../ui/bits.js';
import { Dialog } from '../ui/dialog.js';
import { Toggle } from '../ui/field.js';
import { useSingleKeys } from '../ui/hotkeys.js';
import type { Destination } from './destinations.js';
import css from './KeyboardHelp.module.css';

interface KeyboardHelpProps {
  readonly places: readonly Destination[];
  readonly open: boolean;
  readonly onClose: () => void;
}

export function KeyboardHelp({ places, open, onClose }: KeyboardHelpProps) {
  const words = useWords();
  const { keyboard } = words;
  const [on, setOn] = useSingleKeys();
  const keys: readonly [string, readonly string[]][] = [
    [keyboard.palette, ['Ctrl', 'K']],
    [keyboard.next, ['J', 'K']],
    [keyboard.search, ['/']],
    [keyboard.choose, ['X']],
    ...places.map(({ label, key }): [string, string[]] => [label(words), ['G', key.toUpperCase()]]),
    [keyboard.submit, ['Ctrl', '↵']],
    [keyboard.help, ['?']],
  ];
  return (
    <Dialog title={keyboard.title} open={open} onClose={onClose}>
      <p className={css.intro}>{keyboard.intro}</p>
      <Toggle label={keyboard.on} checked={on} onChange={setOn} />
      <dl className={css.keys}>
        {keys.map(([what, names]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {names.map((name) => (
                <Key key={name}>{name}</Key>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
