// SPDX-License-Identifier: Apache-2.0
// Every page is a chunk of its own but the home page, which most people see first.
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Home } from './routes/home.tsx';
import { Missing } from './routes/missing.tsx';
import { Shell } from './routes/shell.tsx';

const pages: RouteObject[] = [
  { index: true, Component: Home },
  { path: 'flights', lazy: () => import('./routes/flights.tsx') },
  { path: 'stays', lazy: () => import('./routes/stays.tsx') },
  { path: 'stays/:id', lazy: () => import('./routes/stay.tsx') },
  { path: 'cars', lazy: () => import('./routes/cars.tsx') },
  { path: 'cars/:id', lazy: () => import('./routes/car.tsx') },
  { path: 'flights/:id', lazy: () => import('./routes/flight.tsx') },
  { path: 'checkout', lazy: () => import('./routes/checkout.tsx') },
  { path: 'trips', lazy: () => import('./routes/trips.tsx') },
  { path: 'trips/:id', lazy: () => import('./routes/trip.tsx') },
  { path: 'sign-in', lazy: () => import('./routes/sign-in.tsx') },
  { path: 'sign-up', lazy: () => import('./routes/sign-up.tsx') },
  { path: 'profile', lazy: () => import('./routes/profile.tsx') },
  { path: 'about', lazy: () => import('./routes/about.tsx') },
  { path: '*', Component: Missing },
];

export const router = createBrowserRouter([
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: Missing,
    HydrateFallback: () => null,
    children: pages,
  },
]);
