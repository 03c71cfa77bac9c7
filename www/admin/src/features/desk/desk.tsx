// SPDX-License-Identifier: Apache-2.0

/** The staff's first page. */
export function Desk() {
  return (
    <div className="wrap desk">
      <h1>Admin</h1>
      <p className="t2">
        You are signed in. Listings, users, bills and analytics appear here for the roles that may
        open them.
      </p>
    </div>
  );
}
