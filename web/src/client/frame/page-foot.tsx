import { useClient } from '../client-context';
import classes from './frame.module.css';
import { Link } from './link';

// The same help in the same place on every page.
export function PageFoot({ step }: { step?: string | undefined }) {
  const { home, paths, ask } = useClient();
  const { firm, link } = home;
  return (
    <footer className={classes.foot}>
      <div className={classes.footLinks}>
        <Link to={paths.home()}>All your steps</Link>
        {link.read_only ? null : (
          <button type="button" className="sw-textlink" onClick={() => ask(step)}>
            Ask a question
          </button>
        )}
      </div>
      <p>
        Sent to you by {firm.name}
        {firm.address ? `, ${firm.address}` : ''}
      </p>
      {firm.email ? (
        <p>
          <a href={`mailto:${firm.email}`}>{firm.email}</a>
          {firm.phone ? ` · ${firm.phone}` : ''}
        </p>
      ) : null}
    </footer>
  );
}
