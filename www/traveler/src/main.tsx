// SPDX-License-Identifier: Apache-2.0
import { newQueryClient } from '@kayak/common/api/query-client';
import { begin } from '@kayak/common/api/session';
import { Look } from '@kayak/common/ui/look';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { router } from './router.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');

begin('/api/sessions');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={newQueryClient()}>
      <Look>
        <RouterProvider router={router} />
      </Look>
    </QueryClientProvider>
  </StrictMode>,
);
