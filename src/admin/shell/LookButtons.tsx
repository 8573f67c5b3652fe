import { Languages, Moon, Sun } from 'lucide-react';
import { useLanguage } from '../i18n/language.js';
import { IconButton } from '../ui/button.js';
import { useColours } from '../ui/provider.js';

/** The language and the colours that the user prefers. */
export function LookButtons() {
  const { words, language, change } = useLanguage();
  const { shown, toggle } = useColours();
  return (
    <>
      <IconButton label={words.shell.changeLanguage} onClick={() => change(language === 'fr' ? 'en' : 'fr')}>
        <Languages size={16} aria-hidden />
      </IconButton>
      <IconButton label={words.shell.changeColours} onClick={toggle}>
        {shown === 'dark' ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
      </IconButton>
    </>
  );
}
