// SPDX-License-Identifier: Apache-2.0
// Every page that there is, as an address to open.
import { inDays } from './people.ts';

export interface PageToSee {
  name: string;
  path: string;
  /** Needs somebody signed in. */
  mine?: boolean;
  /** It has come when this is on it. */
  ready: string;
}

const leave = inDays(30);
const back = inDays(34);

export const pages: PageToSee[] = [
  { name: 'home', path: '/', ready: '.mosaic .num' },
  { name: 'home-stays', path: '/?for=stays', ready: '.sbar' },
  {
    name: 'flights',
    path: `/flights?from=SFO&to=JFK&leave=${leave}&back=${back}&adults=2`,
    ready: '.fcard .price',
  },
  {
    name: 'flights-none',
    path: `/flights?from=SFO&to=JFK&leave=${leave}&adults=1&most=100`,
    ready: '.nothing',
  },
  { name: 'flights-start', path: '/flights', ready: '.sbar' },
  {
    name: 'stays',
    path: `/stays?city=MIA&in=${leave}&out=${back}&guests=2`,
    ready: '.hrow .price',
  },
  {
    name: 'stay',
    path: `/stays/1?in=${leave}&out=${back}&guests=2`,
    ready: '.rm',
  },
  {
    name: 'cars',
    path: `/cars?city=MIA&from=${leave}&to=${back}`,
    ready: '.hrow .price',
  },
  { name: 'car', path: `/cars/1?from=${leave}&to=${back}`, ready: '.rules' },
  { name: 'flight', path: `/flights/1?day=${leave}`, ready: '.rules' },
  { name: 'sign-in', path: '/sign-in', ready: '#password' },
  { name: 'sign-up', path: '/sign-up', ready: '#password' },
  { name: 'about', path: '/about', ready: '#privacy' },
  { name: 'missing', path: '/nowhere', ready: '.lost' },
  { name: 'trips', path: '/trips', mine: true, ready: '[role=tabpanel] h2' },
  { name: 'profile', path: '/profile', mine: true, ready: '.sess' },
];
