import { Link } from '@tanstack/react-router';
import { Icon } from '../ui/icon';
import { IconSearch } from '../ui/icons';
import classes from './bottom-bar.module.css';
import { paths } from './paths';
import { places } from './places';

// The rail on a phone: four places, and the search that leads to all others.
export function BottomBar({ needs, onSearch }: { needs: number; onSearch: () => void }) {
  return (
    <nav className={classes.bar} aria-label="Main, on a phone">
      {places
        .filter((place) => place.phone)
        .map((place) => (
          <Link
            key={place.to}
            to={place.to}
            className={classes.place}
            activeOptions={{ exact: place.to === paths.today, includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            <Icon icon={place.icon} size={22} />
            {place.label}
            {place.to === paths.today && needs > 0 ? (
              <span className={classes.count}>
                {needs}
                <span className="sw-hidden"> need you</span>
              </span>
            ) : null}
          </Link>
        ))}
      <button type="button" className={classes.place} onClick={onSearch}>
        <Icon icon={IconSearch} size={22} />
        Search
      </button>
    </nav>
  );
}
