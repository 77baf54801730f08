import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './client.css';
import { createRoot } from 'react-dom/client';
import { ClientApp } from './client-app';
import { fetchAhead } from './lazy-page';
import { parseRoute, tokenOf } from './paths';

const root = document.getElementById('root');
if (root) {
  fetchAhead(parseRoute(location.pathname, location.search));
  // The notice for browsers in which this script does not run.
  root.replaceChildren();
  createRoot(root).render(<ClientApp token={tokenOf(location.pathname)} />);
}
