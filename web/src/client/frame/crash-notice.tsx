import { Component, type ReactNode } from 'react';
import type { ClientFirm } from '../api/types';
import classes from './frame.module.css';
import { ReachFirm } from './reach-firm';

interface Props {
  firm: ClientFirm | undefined;
  children: ReactNode;
}

// Takes the place of a page whose script has failed, and says how to go on without it.
export class CrashNotice extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className={classes.alone}>
        <h1 className={classes.heading}>This page has stopped working</h1>
        <p>
          That is our fault, not yours. What was saved is safe. Loading the page again usually
          helps; if it does not, please <ReachFirm firm={this.props.firm} />.
        </p>
        <button type="button" className="sw-button sw-primary" onClick={() => location.reload()}>
          Load the page again
        </button>
      </main>
    );
  }
}
