// SPDX-License-Identifier: Apache-2.0
import { BottomTabs, Header, type NavItem } from '@kayak/common/ui/header';
import { Icon } from '@kayak/common/ui/icon';
import { StatusArea } from '@kayak/common/ui/status-area';
import Button from '@mui/material/Button';
import { Link, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { AccountMenu } from '../features/frame/account-menu.tsx';
import { Footer } from '../features/frame/footer.tsx';
import { OfflineNote } from '../features/frame/offline-note.tsx';

const sections: NavItem[] = [
  { to: '/flights', icon: 'plane', label: 'Flights' },
  { to: '/stays', icon: 'bed', label: 'Stays' },
  { to: '/cars', icon: 'car', label: 'Cars' },
];
const tabs: NavItem[] = [
  { to: '/', icon: 'search', label: 'Search' },
  { to: '/trips', icon: 'trip', label: 'My trips' },
  { to: '/profile', icon: 'user', label: 'Profile' },
];

/** What stands around every page. */
export function Shell() {
  const { pathname } = useLocation();
  const end = (
    <>
      <Button component={Link} to="/trips" size="small" color="inherit" className="hide-s">
        <Icon name="trip" />
        My trips
      </Button>
      <AccountMenu />
    </>
  );
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Header nav={sections} end={end} />
      <StatusArea />
      <OfflineNote />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      {pathname !== '/stays' && <Footer />}
      <BottomTabs nav={tabs} />
      <ScrollRestoration />
    </>
  );
}
