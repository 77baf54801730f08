import { firmInitials } from '../brand/firm-brand';
import { useClient } from '../client-context';
import classes from './frame.module.css';
import { Link } from './link';
import { dialable } from './reach-firm';

// Whose page this is, for whom, and how to reach the firm.
export function FirmHeader() {
  const { home, paths } = useClient();
  const { firm, contact } = home;
  return (
    <header className={classes.header}>
      <div className={classes.headerRow}>
        <Link to={paths.home()} className={classes.firm}>
          <span className={classes.sign} aria-hidden="true">
            {firmInitials(firm.name)}
          </span>
          <span>
            <span className={classes.firmName}>{firm.name}</span>
            {firm.tagline ? <span className={classes.tagline}>{firm.tagline}</span> : null}
          </span>
        </Link>
        <div className={classes.headerEnd}>
          <p className={classes.contact}>
            <b>{contact.name}</b>
            {contact.company && contact.company !== contact.name ? (
              <span>{contact.company}</span>
            ) : null}
          </p>
          {firm.phone ? (
            <a className={classes.call} href={`tel:${dialable(firm.phone)}`}>
              Call us
            </a>
          ) : firm.email ? (
            <a className={classes.call} href={`mailto:${firm.email}`}>
              E-mail us
            </a>
          ) : null}
        </div>
      </div>
    </header>
  );
}
