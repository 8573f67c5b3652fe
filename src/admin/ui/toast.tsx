import { Notifications, notifications } from '@mantine/notifications';
import css from './toast.module.css';

/** Shows once, without blocking, what just happened; screen readers announce it too. */
export const Toasts = () => <Notifications position="bottom-center" autoClose={5000} limit={3} />;

export const say = (message: string): void => {
  notifications.show({ message, withCloseButton: false, color: 'ink' });
};

/** Long enough to read it, to change one's mind and to get there by the keyboard. */
const SECOND_THOUGHT_MILLISECONDS = 15_000;

/** What just happened, and the way back while there is one. */
export function sayUndoable(message: string, undo: { readonly label: string; readonly act: () => void }): void {
  const id = notifications.show({
    message: (
      <span className={css.undoable}>
        {message}
        <button
          type="button"
          onClick={() => {
            notifications.hide(id);
            undo.act();
          }}
        >
          {undo.label}
        </button>
      </span>
    ),
    withCloseButton: false,
    color: 'ink',
    autoClose: SECOND_THOUGHT_MILLISECONDS,
  });
}
