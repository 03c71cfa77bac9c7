// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { useLocation } from 'react-router';

const parts: { id: string; title: string; text: string[] }[] = [
  {
    id: 'ranking',
    title: 'How lists are ranked',
    text: [
      '“Best” gives each result 0 to 100 points. The weights stand on the results page under “How Best is ranked”, and the same formula orders the list that you see.',
      'Airlines, hotels and car companies do not pay for their place in a list.',
    ],
  },
  {
    id: 'prices',
    title: 'What a price covers',
    text: [
      'The largest number on any offer is what you pay: the price with all taxes and fees that we know of, for everybody in your party, for all nights or days. Our own fee has a line even where it is zero.',
      'A total holds for 30 minutes. If a price changes before you pay, we stop, show you both, and ask.',
    ],
  },
  {
    id: 'refunds',
    title: 'Cancel and refunds',
    text: [
      'Open the trip and choose “Cancel trip”. You see what comes back, to the cent, and to which card. Nothing is canceled before you confirm that sum, and the sum that you saw is the one we send.',
      'Before a booking is paid, canceling is free.',
    ],
  },
  {
    id: 'accessibility',
    title: 'Accessibility',
    text: [
      'Every page is made to meet WCAG 2.2 AA, works with the keyboard alone and on a screen 320 pixels wide, in light and dark. All feedback is said in one place, under the header.',
      'Something in your way? Write to us and say on which page; we treat it as a fault.',
    ],
  },
  {
    id: 'privacy',
    title: 'Privacy and your data',
    text: [
      'These pages load nothing from anybody else. Card numbers go straight to the payment provider, and we never see them.',
      'You can change every detail of your account and delete it on your profile page.',
    ],
  },
];

export function About() {
  const { hash } = useLocation();
  useEffect(() => {
    document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
  return (
    <div className="wrap about">
      <h1>How it works</h1>
      {parts.map((p) => (
        <section key={p.id} id={p.id} className="stack g3" aria-labelledby={`${p.id}-h`}>
          <h2 id={`${p.id}-h`}>{p.title}</h2>
          {p.text.map((t) => (
            <p key={t} className="lead-text">
              {t}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}
