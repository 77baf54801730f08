import classes from './avatar.module.css';

// The initials of a person or a company: the client's in clay, the team's in the brand's colour.
export function Avatar({ name, of, size = 32 }: Props) {
  return (
    <span
      className={classes.avatar}
      data-of={of}
      data-size={size >= 40 ? 'large' : size <= 24 ? 'small' : 'middle'}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
}

interface Props {
  name: string;
  of: 'client' | 'team';
  size?: 24 | 32 | 44;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  return ([...first][0] ?? '?').toUpperCase() + ([...last][0] ?? '').toUpperCase();
}
