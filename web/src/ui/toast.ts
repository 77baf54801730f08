import { notifications } from '@mantine/notifications';

// A short word in the corner about what has just been done.
export function toast(title: string, message?: string) {
  notifications.show({ title, message: message ?? '', color: 'teal', autoClose: 4500 });
}

// What could not be done stays until it is read.
export function toastProblem(title: string, message: string) {
  notifications.show({ title, message, color: 'red', autoClose: 12_000 });
}
