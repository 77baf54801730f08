import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/mantine.css';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { cssVariables, theme } from '../ui/theme';
import { allowPlainText } from '../ui/trusted';
import { styleNonce } from '../ui/nonce';
import { createQueryClient } from './query-client';
import { createAppRouter } from './router';
import { schemeManager } from './theme-choice';

// Dialogs lock the page's scrolling with a style of their own, which needs the nonce, too.
setNonce(styleNonce());
allowPlainText();

const cache = createQueryClient();
const router = createAppRouter(cache);
const root = document.getElementById('root');

if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={schemeManager}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <Notifications position="bottom-right" limit={4} />
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
