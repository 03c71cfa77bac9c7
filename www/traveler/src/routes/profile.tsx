// SPDX-License-Identifier: Apache-2.0
import { account } from '@kayak/common/api/queries/account';
import { QueryView } from '@kayak/common/ui/query-view';
import { PageSkeleton } from '@kayak/common/ui/skeletons';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate } from 'react-router';
import { DeleteAccount } from '../features/account/delete-account.tsx';
import { PasswordForm } from '../features/account/password-form.tsx';
import { ProfileForm } from '../features/account/profile-form.tsx';
import { SessionList } from '../features/account/session-list.tsx';
import { useSigned } from '../model/me.ts';
import { useTitle } from '../model/title.ts';

export function Component() {
  useTitle('Profile');
  const signed = useSigned();
  const go = useNavigate();
  const me = useQuery({ ...account.me(), enabled: signed === 'in' });
  if (signed === 'out') return <Navigate to="/sign-in?next=%2Fprofile" replace />;
  return (
    <div className="wrap">
      <h1 className="page-title">Profile</h1>
      <QueryView
        query={me}
        doing="Loading your profile"
        what="your profile"
        loading={<PageSkeleton />}
      >
        {(user) => (
          <div className="profile">
            <ProfileForm me={user} />
            <div className="stack">
              <PasswordForm />
              <SessionList />
              <DeleteAccount version={user.version} onGone={() => void go('/')} />
            </div>
          </div>
        )}
      </QueryView>
    </div>
  );
}
