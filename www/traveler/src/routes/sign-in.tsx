// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearchParams } from 'react-router';
import { SignInForm } from '../features/account/sign-in-form.tsx';
import { nextOf } from '../model/next.ts';
import { useTitle } from '../model/title.ts';

export function Component() {
  useTitle('Sign in');
  const go = useNavigate();
  const [params] = useSearchParams();
  const next = nextOf(params);
  return (
    <div className="wrap">
      <SignInForm next={next} onDone={() => void go(next, { replace: true })} />
    </div>
  );
}
