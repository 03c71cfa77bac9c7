// SPDX-License-Identifier: Apache-2.0
import { About } from '../features/frame/about.tsx';
import { useTitle } from '../model/title.ts';

export function Component() {
  useTitle('How it works');
  return <About />;
}
