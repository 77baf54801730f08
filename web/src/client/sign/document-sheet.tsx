import { memo, useEffect, useRef } from 'react';
import { useClient } from '../client-context';
import { PageHeading } from '../frame/page-heading';
import { usePageTitle } from '../frame/use-page-title';
import { hasMoved } from '../router';
import { documentHtml, hasTitle, readingMinutes } from './document-html';
import classes from './sign.module.css';

interface Props {
  title: string;
  html: string;
  // Whether the way to the signature is offered on top, on narrow screens.
  isToSign: boolean;
}

// The document in full, as text on white, in every theme.
export const DocumentSheet = memo(function DocumentSheet({ title, html, isToSign }: Props) {
  const { firm } = useClient().home;
  const sheet = useRef<HTMLElement>(null);
  const isTitled = hasTitle(html);
  const minutes = readingMinutes(html);
  usePageTitle(`${title} · ${firm.name}`);

  // The document's own title is the page's heading; where it has none, PageHeading takes the focus.
  useEffect(() => {
    if (!isTitled || !hasMoved()) return;
    window.scrollTo(0, 0);
    sheet.current?.focus({ preventScroll: true });
  }, [isTitled]);

  return (
    <article
      ref={sheet}
      className={`sw-paper ${classes.sheet ?? ''}`}
      aria-label={title}
      tabIndex={-1}
    >
      <div className={classes.sheetHead}>
        <span>{title}</span>
        <span>
          {minutes === 1 ? '1 minute' : `${minutes} minutes`} to read
          {isToSign ? (
            <>
              <span className={classes.jump}> · </span>
              <a className={classes.jump} href="#sign">
                Go to signing
              </a>
            </>
          ) : null}
        </span>
      </div>
      {isTitled ? null : <PageHeading firm={firm.name} text={title} />}
      <div className={classes.document} dangerouslySetInnerHTML={{ __html: documentHtml(html) }} />
    </article>
  );
});
