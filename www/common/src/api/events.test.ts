// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backOff, Events, type LiveEvent } from './events.ts';

class FakeSocket {
  static made: FakeSocket[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((m: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  closed = false;
  readonly url: string;
  readonly protocols: string[];
  constructor(url: string, protocols: string[]) {
    this.url = url;
    this.protocols = protocols;
    FakeSocket.made.push(this);
  }
  close() {
    this.closed = true;
  }
}

const turn = () => vi.advanceTimersByTimeAsync(0);

describe('events', () => {
  beforeEach(() => {
    FakeSocket.made = [];
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', FakeSocket);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('opens with a ticket, hears, and resumes after the last id with a new ticket', async () => {
    let n = 0;
    const events = new Events(() => Promise.resolve(`t${++n}`), 'ws://x/events');
    const heard: LiveEvent[] = [];
    const states: boolean[] = [];
    const stop = events.listen(
      (e) => heard.push(e),
      (live) => states.push(live),
    );
    await turn();
    const first = FakeSocket.made[0];
    expect(first?.protocols).toEqual(['kayak.events', 't1']);
    first?.onopen?.();
    first?.onmessage?.({ data: '{"id":"3-17","type":"booking.confirmed","data":{}}' });
    first?.onmessage?.({ data: 'not json' });
    first?.onclose?.();
    await vi.advanceTimersByTimeAsync(1000);
    expect(FakeSocket.made[1]?.url).toBe('ws://x/events?after=3-17');
    expect(FakeSocket.made[1]?.protocols[1]).toBe('t2');
    expect(heard.map((e) => e.id)).toEqual(['3-17']);
    expect(states).toEqual([false, true, false]);
    stop();
    expect(FakeSocket.made[1]?.closed).toBe(true);
  });

  it('does not open when nobody listens any more', async () => {
    const events = new Events(() => Promise.resolve('t'), 'ws://x/events');
    events.listen(
      () => undefined,
      () => undefined,
    )();
    await turn();
    expect(FakeSocket.made).toHaveLength(0);
  });
});

it('backs off from 1 s to 30 s', () => {
  expect(backOff(0, () => 1)).toBe(1000);
  expect(backOff(0, () => 0)).toBe(1000);
  expect(backOff(3, () => 0)).toBe(4000);
  expect(backOff(20, () => 1)).toBe(30_000);
});
