import type { Plugin } from 'vite';

export const NOTICES: string;
export function takenIn(name: string, others?: readonly string[]): Plugin;
export function writeNotices(build: string): void;
