// SPDX-License-Identifier: Apache-2.0
import { Picture } from '@kayak/common/ui/picture';
import Button from '@mui/material/Button';
import { Link, useRouteError } from 'react-router';
import { useTitle } from '../model/title.ts';

/** An address that leads nowhere, and a page that broke. */
export function Missing() {
  const error = useRouteError();
  const title = error ? 'This page did not load' : 'There is no such page';
  useTitle(title);
  return (
    <div className="wrap">
      <div className="card lost">
        <div className="lost-pic">
          <Picture kind="lakes" seed="empty-1" palette="morning" />
        </div>
        <div className="lost-text">
          <h1>{title}</h1>
          <p className="t2">
            {error
              ? 'A part of the site is missing, often because it was just renewed. Nothing was booked or charged.'
              : 'The address may be old or mistyped. Your trips are where they were.'}
          </p>
          <div className="row gap2 wrapable center">
            {error ? (
              <Button variant="contained" onClick={() => location.reload()}>
                Load it again
              </Button>
            ) : (
              <Button variant="contained" component={Link} to="/">
                Search
              </Button>
            )}
            <Button variant="outlined" component={Link} to="/trips">
              My trips
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}
