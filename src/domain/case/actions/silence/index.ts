import { concludeSilence } from './conclude-silence.js';

export const silence = [concludeSilence] as const;
