import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { places } from './places';
import { lettersAreOn } from './letters';

interface Options {
  openPalette: () => void;
  openList: () => void;
}

// The keys that work everywhere. Single letters rest while one types, and can be turned off.
export function useShortcuts(options: Options) {
  const navigate = useNavigate();
  const latest = useRef(options);

  // Outside system: the keyboard reads the newest options.
  useEffect(() => {
    latest.current = options;
  });

  // Outside system: the keyboard.
  useEffect(() => {
    let waitsForPlace = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current.openPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || !lettersAreOn()) return;
      if (waitsForPlace) {
        waitsForPlace = false;
        const place = places.find((one) => one.key === event.key);
        if (place) void navigate({ to: place.to });
        return;
      }
      if (event.key === 'g') {
        waitsForPlace = true;
        clearTimeout(timer);
        timer = setTimeout(() => (waitsForPlace = false), 1200);
      } else if (event.key === '?') {
        latest.current.openList();
      } else if (event.key === '/') {
        event.preventDefault();
        if (!focusSearch()) latest.current.openPalette();
      } else if (event.key === 'n') {
        document.querySelector<HTMLElement>('[data-shortcut="n"]')?.click();
      }
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
      clearTimeout(timer);
    };
  }, [navigate]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null
  );
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('input[data-search-field]');
  field?.focus();
  return field !== null;
}
