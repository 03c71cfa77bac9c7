// SPDX-License-Identifier: Apache-2.0
import { createBrowserRouter } from 'react-router';
import { Shell } from './routes/shell.tsx';

export const router = createBrowserRouter([{ path: '*', Component: Shell }]);
