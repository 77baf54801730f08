import classes from './pressed-name.module.css';

interface Props {
  onPress: () => void;
  children: string;
}

// The name of something in a list, which opens it beside the list.
export function PressedName({ onPress, children }: Props) {
  return (
    <button type="button" className={classes.name} onClick={onPress}>
      {children}
    </button>
  );
}
