// SPDX-License-Identifier: Apache-2.0
import { Brand } from '@kayak/common/ui/brand';
import { Link } from 'react-router';

const columns = [
  [
    'Search',
    [
      ['/?for=flights', 'Flights'],
      ['/?for=stays', 'Stays'],
      ['/?for=cars', 'Cars'],
    ],
  ],
  [
    'Your trips',
    [
      ['/trips', 'Bookings and receipts'],
      ['/about#refunds', 'Cancel and refunds'],
      ['/profile', 'Your account'],
    ],
  ],
  [
    'How it works',
    [
      ['/about#ranking', 'How lists are ranked'],
      ['/about#prices', 'What a price covers'],
      ['/about#accessibility', 'Accessibility'],
      ['/about#privacy', 'Privacy and your data'],
    ],
  ],
] as const;

export function Footer() {
  return (
    <footer className="foot">
      <div className="wrap">
        <div className="cols">
          <div className="stack g3">
            <Brand />
            <p className="foot-note">
              Prices include every tax and fee we know of. Airlines and hotels do not pay for their
              place in a list.
            </p>
          </div>
          {columns.map(([title, links]) => (
            <div key={title}>
              <h2>{title}</h2>
              <ul>
                {links.map(([to, label]) => (
                  <li key={label}>
                    <Link to={to}>{label}</Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </div>
    </footer>
  );
}
