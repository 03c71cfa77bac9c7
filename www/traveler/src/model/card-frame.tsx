// SPDX-License-Identifier: Apache-2.0
import { useSchemeSwitch } from '@kayak/common/ui/scheme-switch';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import './card-frame.css';

export interface CardMade {
  id: string;
  brand: string;
  last4: string;
}

export interface CardHandle {
  /** Asks the provider to check the form; `onCard` or `onInvalid` follows. */
  submit: () => void;
}

interface Props {
  /** The provider's address: nothing else is heard, nothing is told to anybody else. */
  provider: string;
  handle: Ref<CardHandle>;
  onCard: (card: CardMade) => void;
  onInvalid: (message: string) => void;
  onEnter: () => void;
}

type Told =
  | { type: 'ready' }
  | { type: 'enter' }
  | { type: 'height'; px: number }
  | { type: 'invalid'; message: string }
  | ({ type: 'payment_method' } & CardMade);

/** The provider's own card form. Number and code are typed there and never reach this page. */
export function CardFrame({ provider, handle, onCard, onInvalid, onEnter }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(300);
  const [ready, setReady] = useState(false);
  const { dark } = useSchemeSwitch();
  const origin = new URL(provider).origin;
  const [first] = useState(dark ? 'dark' : 'light');
  const src = `${provider}/card?origin=${encodeURIComponent(location.origin)}&theme=${first}`;

  useImperativeHandle(handle, () => ({
    submit: () => frame.current?.contentWindow?.postMessage({ type: 'submit' }, origin),
  }));

  useEffect(() => {
    const theme = dark ? 'dark' : 'light';
    if (ready) frame.current?.contentWindow?.postMessage({ type: 'theme', theme }, origin);
  }, [dark, ready, origin]);

  useEffect(() => {
    const hear = (e: MessageEvent<Told>) => {
      if (e.origin !== origin || e.source !== frame.current?.contentWindow) return;
      const m = e.data;
      if (m.type === 'ready') setReady(true);
      else if (m.type === 'height') setHeight(Math.min(900, Math.max(120, m.px)));
      else if (m.type === 'enter') onEnter();
      else if (m.type === 'invalid') onInvalid(m.message);
      else if (m.type === 'payment_method' && /^pm_\w+$/.test(m.id))
        onCard({ id: m.id, brand: m.brand, last4: m.last4 });
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [origin, onCard, onInvalid, onEnter]);

  return (
    <iframe
      ref={frame}
      className="cardframe"
      src={src}
      title="Card form of the payment provider"
      style={{ height }}
      aria-busy={!ready}
    />
  );
}
