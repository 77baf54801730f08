import { Link } from '@tanstack/react-router';
import { Icon } from '../ui/icon';
import { IconSearch } from '../ui/icons';
import { Kbd } from '../ui/kbd';
import { Logo } from '../ui/logo';
import { MemberMenu } from './member-menu';
import { paths } from './paths';
import { places, type Place } from './places';
import classes from './rail.module.css';

interface Props {
  // How many things need the member today.
  needs: number;
  onSearch: () => void;
  onShortcuts: () => void;
}

export function Rail({ needs, onSearch, onShortcuts }: Props) {
  return (
    <nav className={classes.rail} aria-label="Main">
      <Link to={paths.today} className={classes.brand} aria-label="Stepwell, to Today">
        <Logo />
        <span className={classes.name}>Stepwell</span>
      </Link>
      <button type="button" className={classes.search} onClick={onSearch}>
        <Icon icon={IconSearch} size={17} />
        <span className={classes.searchWords}>Search or do…</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <div className={classes.places}>
        <ul>
          {places
            .filter((place) => place.rail === 'top')
            .map((place) => (
              <RailLink key={place.to} place={place} count={place.to === paths.today ? needs : 0} />
            ))}
        </ul>
        <ul className={classes.foot}>
          {places
            .filter((place) => place.rail === 'foot')
            .map((place) => (
              <RailLink key={place.to} place={place} count={0} />
            ))}
        </ul>
      </div>
      <MemberMenu onShortcuts={onShortcuts} />
    </nav>
  );
}

function RailLink({ place, count }: { place: Place; count: number }) {
  return (
    <li>
      <Link
        to={place.to}
        className={classes.place}
        activeOptions={{ exact: place.to === paths.today, includeSearch: false }}
        activeProps={{ 'aria-current': 'page' }}
      >
        <Icon icon={place.icon} />
        <span>{place.label}</span>
        {count > 0 ? (
          <span className={classes.count}>
            {count}
            <span className="sw-hidden"> need you</span>
          </span>
        ) : null}
      </Link>
    </li>
  );
}
