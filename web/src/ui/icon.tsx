import type { IconComponent } from './icons';

// An icon beside words. It is never read out: the words are.
export function Icon({ icon: Drawing, size = 18 }: { icon: IconComponent; size?: number }) {
  return <Drawing size={size} stroke={1.7} aria-hidden="true" style={{ flex: 'none' }} />;
}
