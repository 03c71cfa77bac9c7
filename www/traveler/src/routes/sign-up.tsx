// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearchParams } from 'react-router';
import { SignUpForm } from '../features/account/sign-up-form.tsx';
import { nextOf } from '../model/next.ts';
import { useTitle } from '../model/title.ts';

export function Component() {
  useTitle('Create an account');
  const go = useNavigate();
  const [params] = useSearchParams();
  const next = nextOf(params);
  return (
    <div className="wrap">
      <SignUpForm next={next} onDone={() => void go(next, { replace: true })} />
    </div>
  );
}
