// SPDX-License-Identifier: Apache-2.0
import { Hero } from '../features/home/hero.tsx';
import { Weekend } from '../features/home/weekend.tsx';
import { SearchPanel } from '../features/search/search-panel.tsx';
import { useTitle } from '../model/title.ts';

export function Home() {
  useTitle('');
  return (
    <>
      <Hero />
      <div className="wrap over-hero">
        <SearchPanel />
      </div>
      <Weekend />
    </>
  );
}
