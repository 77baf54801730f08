import { StateMark } from '../../ui/state-mark';

// What is wrong with one entry of the signature.
export function EntryFault({ id, words }: { id: string; words: string | undefined }) {
  return (
    <div id={id} aria-live="polite">
      {words ? (
        <p className="sw-fault">
          <StateMark mark="held" size={16} />
          {words}
        </p>
      ) : null}
    </div>
  );
}
