import classes from './brand-sample.module.css';

interface Props {
  name: string;
  tagline: string | undefined;
  colour: string;
}

// How a client meets the firm's colour: its sign, and a button.
export function BrandSample({ name, tagline, colour }: Props) {
  const sign = name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word.charAt(0).toUpperCase())
    .slice(0, 2)
    .join('/');
  return (
    <div className={classes.sample} aria-hidden="true">
      <span className={classes.sign} style={{ backgroundColor: colour }}>
        {sign}
      </span>
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        {tagline ? <span className={classes.tagline}>{tagline}</span> : null}
      </span>
      <span className={classes.button} style={{ backgroundColor: colour }}>
        Continue
      </span>
    </div>
  );
}
