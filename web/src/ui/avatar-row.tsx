import { Avatar } from './avatar';
import classes from './avatar-row.module.css';

interface Person {
  key: string;
  name: string;
  // What they do here.
  role: string;
}

// A few members of the team beside one another.
export function AvatarRow({ people }: { people: readonly Person[] }) {
  return (
    <span className={classes.row}>
      {people.map((person) => (
        <span key={person.key} title={`${person.role}: ${person.name}`}>
          <Avatar name={person.name} of="team" size={24} />
          <span className="sw-hidden">
            {person.role}: {person.name}
          </span>
        </span>
      ))}
    </span>
  );
}
