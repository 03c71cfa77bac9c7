// SPDX-License-Identifier: Apache-2.0
// Live events: a WebSocket opened with a one-time ticket, resumed after the last id that was seen, tried
// again after 1 to 30 s. Whoever listens is told when the socket is away, and asks the API instead.
import { Problem } from './problem.ts';

export interface LiveEvent {
  id: string;
  type: string;
  data: Record<string, unknown>;
}

type OnEvent = (event: LiveEvent) => void;
type OnState = (live: boolean) => void;

const protocol = 'kayak.events';
const first = 1000;
const longest = 30_000;

/** The wait before try number `n`, somewhere between half and all of a doubling step. */
export function backOff(n: number, random = Math.random): number {
  const step = Math.min(longest, first * 2 ** n);
  return Math.max(first, step * (0.5 + random() / 2));
}

export class Events {
  private socket: WebSocket | null = null;
  private tries = 0;
  private last = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly hearers = new Set<OnEvent>();
  private readonly watchers = new Set<OnState>();
  private live = false;
  private readonly ticket: () => Promise<string>;
  private readonly url: string;

  constructor(ticket: () => Promise<string>, url: string) {
    this.ticket = ticket;
    this.url = url;
  }

  /** Hears events until the returned function is called. The socket lives as long as somebody listens. */
  listen(hear: OnEvent, watch: OnState): () => void {
    this.hearers.add(hear);
    this.watchers.add(watch);
    watch(this.live);
    if (this.hearers.size === 1) void this.open();
    return () => {
      this.hearers.delete(hear);
      this.watchers.delete(watch);
      if (this.hearers.size === 0) this.close();
    };
  }

  private close(): void {
    clearTimeout(this.timer);
    const s = this.socket;
    this.socket = null;
    s?.close(1000);
    this.become(false);
  }

  private become(live: boolean): void {
    if (this.live === live) return;
    this.live = live;
    for (const w of this.watchers) w(live);
  }

  private async open(): Promise<void> {
    let ticket: string;
    try {
      ticket = await this.ticket();
    } catch (e) {
      if (!(e instanceof Problem) || e.status !== 401) this.later();
      return;
    }
    if (this.hearers.size === 0 || this.socket) return;
    const after = this.last ? `?after=${encodeURIComponent(this.last)}` : '';
    const s = new WebSocket(this.url + after, [protocol, ticket]);
    this.socket = s;
    s.onopen = () => {
      this.tries = 0;
      this.become(true);
    };
    s.onmessage = (m) => this.take(String(m.data));
    s.onclose = () => {
      if (this.socket !== s) return;
      this.socket = null;
      this.become(false);
      this.later();
    };
  }

  private later(): void {
    if (this.hearers.size === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.open(), backOff(this.tries++));
  }

  private take(text: string): void {
    let event: LiveEvent;
    try {
      event = JSON.parse(text) as LiveEvent;
    } catch {
      return;
    }
    if (event.id) this.last = event.id;
    for (const h of this.hearers) h(event);
  }
}
