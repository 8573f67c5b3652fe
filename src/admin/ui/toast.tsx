import { Notifications, notifications } from '@mantine/notifications';

/** What just happened, said once and out of the way; a screen reader hears it too. */
export const Toasts = () => <Notifications position="bottom-center" autoClose={5000} limit={3} />;

export const say = (message: string): void => {
  notifications.show({ message, withCloseButton: false, color: 'ink' });
};
