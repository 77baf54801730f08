import { notifications } from '@mantine/notifications';

// A short word in the corner about what has just been done.
export function toast(title: string, message?: string) {
  notifications.show({ title, message: message ?? '', color: 'var(--sw-done)', autoClose: 4500 });
}

// What could not be done stays until it is read.
export function toastProblem(title: string, message: string) {
  notifications.show({ title, message, color: 'var(--sw-held)', autoClose: 12_000 });
}
