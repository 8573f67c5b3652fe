import './theme/layers.css';
import './theme/mantine.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import 'virtual:mantine-variables.css';
import './theme/tokens.css';
import './theme/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from './api/problem.js';
import { sessionQuery } from './api/session.js';
import { App } from './app.js';
import { LanguageProvider, storedWords } from './i18n/language.js';
import { ControlsProvider } from './ui/provider.js';
import { Boundary, Crash } from './ui/states.js';
import { Toasts } from './ui/toast.js';

/** A refusal stays a refusal; only an answer that did not come is asked for again. */
const worthAnotherTry = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof ProblemError && error.status > 0 && error.status < 500);

const queries = new QueryClient({
  defaultOptions: { queries: { retry: worthAnotherTry, refetchOnWindowFocus: false, staleTime: 15_000 } },
});

void queries.prefetchQuery(sessionQuery);
const words = await storedWords();
const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root.');
createRoot(place).render(
  <StrictMode>
    <LanguageProvider first={words}>
      <ControlsProvider>
        <Boundary fallback={(error) => <Crash error={error} />}>
          <QueryClientProvider client={queries}>
            <Toasts />
            <App />
          </QueryClientProvider>
        </Boundary>
      </ControlsProvider>
    </LanguageProvider>
  </StrictMode>,
);
