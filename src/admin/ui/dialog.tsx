import { Modal } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { useWords } from '../i18n/language.js';
import css from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `full` for what needs the whole screen. */
  readonly wide?: boolean | 'full';
  /** False where leaving would lose what the dialog is for. */
  readonly closable?: boolean;
  /** Stands before every other dialog, whichever was opened first. */
  readonly above?: true;
}

/** Mantine's own dialogs stand at 200; what proves presence or signs stands before them. */
const ABOVE = 400;

/** A dialog may be taken away with what opened it: the focus then goes to where the person was, or else to the work. */
function useFocusBack(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const there = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null;
        const work = document.querySelector<HTMLElement>('[role="tabpanel"], #main');
        (there ?? work)?.focus({ preventScroll: true });
      });
    };
  }, [open]);
}

/** Takes the focus, gives it back, and closes with Escape. */
export function Dialog({ title, open, onClose, children, wide = false, closable = true, above }: DialogProps) {
  const { shell } = useWords();
  useFocusBack(open);
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={title}
      // The title's own tie is made by an effect: without this the dialog has no name for a moment.
      attributes={{ content: { 'aria-label': title } }}
      centered
      size={wide === 'full' ? '96vw' : wide ? 'lg' : 'md'}
      withCloseButton={closable}
      closeOnEscape={closable}
      closeOnClickOutside={false}
      {...(above && { zIndex: ABOVE })}
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.36 }}
      closeButtonProps={{ 'aria-label': shell.close }}
      classNames={{ title: css.title, header: css.header, body: css.body, content: css.content }}
    >
      {children}
    </Modal>
  );
}
