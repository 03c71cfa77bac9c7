// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Brand } from './brand.tsx';
import { Icon, type IconName } from './icon.tsx';

export interface NavItem {
  to: string;
  icon: IconName;
  label: string;
}

/** The top bar: the brand, the sections, and what belongs to the person. */
export function Header({ nav, note, end }: { nav: NavItem[]; note?: string; end: ReactNode }) {
  return (
    <header className="head">
      <div className="wrap">
        <Brand {...(note ? { note } : {})} />
        <nav className="nav main" aria-label="Main">
          {nav.map((item) => (
            <NavLink key={item.to} to={item.to}>
              <Icon name={item.icon} />
              {item.label}
            </NavLink>
          ))}
        </nav>
        <div className="end">{end}</div>
      </div>
    </header>
  );
}

/** The sections at the foot of a phone. */
export function BottomTabs({ nav }: { nav: NavItem[] }) {
  return (
    <nav
      className="tabs-bottom"
      aria-label="Sections"
      style={{ gridTemplateColumns: `repeat(${nav.length}, 1fr)` }}
    >
      {nav.map((item) => (
        <NavLink key={item.to} to={item.to} end={item.to === '/'}>
          <Icon name={item.icon} />
          {item.label}
        </NavLink>
      ))}
    </nav>
  );
}
