import { Icon } from '../../ui/icon';
import { IconDownload } from '../../ui/icons';
import { Sentence } from '../../ui/sentence';
import { StateMark } from '../../ui/state-mark';
import { useClient } from '../client-context';
import { Frame } from '../frame/frame';
import { Link } from '../frame/link';
import { PageHeading } from '../frame/page-heading';
import { firstName } from '../words';
import { HomePage } from './home-page';
import classes from './home.module.css';
import { NowCard } from './now-card';

// Thanks for one step, and what happens next.
export function DonePage({ step }: { step: string }) {
  const { home, paths } = useClient();
  const done = home.done.find((other) => other.step === step);
  // A letter that others have yet to sign is done for this person before it is done.
  const title = done?.title ?? home.ladder.find((tread) => tread.step === step)?.name;
  const isOpen = home.now.some((next) => next.step === step);
  if (title === undefined || isOpen) return <HomePage />;
  return (
    <Frame ladder="always">
      <div className={classes.thanks}>
        <div className={classes.thanksHead}>
          <StateMark mark="done" size={44} />
          <PageHeading firm={home.firm.name} text={`Thank you, ${firstName(home.contact.name)}`} />
          <p className={classes.thanksText}>
            Your part of <b>{title}</b> is done.
          </p>
          {done?.file ? (
            <a href={done.file.url} download className="sw-button">
              <Icon icon={IconDownload} size={18} />
              Download {done.file.name}
            </a>
          ) : null}
        </div>
        {home.next ? (
          <section className={classes.section}>
            <h2>What happens next</h2>
            <p>
              <Sentence text={home.next} />
            </p>
          </section>
        ) : null}
        {home.now.length > 0 ? (
          <ul className={classes.cards} aria-label="Needed from you now">
            {home.now.map((next) => (
              <NowCard key={next.step} step={next} />
            ))}
          </ul>
        ) : (
          <p className={classes.thanksText}>
            You can close this page. <Link to={paths.home()}>See all your steps</Link>
          </p>
        )}
      </div>
    </Frame>
  );
}
