// SPDX-License-Identifier: Apache-2.0
import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { spread, type Box, type Spot } from './spread.ts';
import './stays.css';

export interface Pin {
  id: string;
  name: string;
  lat: number;
  lon: number;
  label: string;
  to: string;
}

interface Props {
  pins: Pin[];
  hot: string | null;
  onHot: (id: string | null) => void;
  onOpen: (to: string) => void;
  shown: boolean;
  place: string;
}

/** More than these would cover the town; the list has them all. */
const most = 36;
const pin: Box = { width: 84, height: 44 };

/** Spots to scale; longitude degrees are shorter than latitude degrees away from the equator. */
function project(pins: Pin[], map: Box): Spot[] {
  const lats = pins.map((p) => p.lat);
  const lons = pins.map((p) => p.lon);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    map.width / Math.max((east - west) * squeeze, 0.004),
    map.height / Math.max(north - south, 0.004),
  );
  return pins.map((p) => ({
    x: map.width / 2 + (p.lon - (west + east) / 2) * squeeze * scale,
    y: map.height / 2 - (p.lat - (south + north) / 2) * scale,
  }));
}

/** The size of an element, kept up to date. */
function useSize(): [RefObject<HTMLDivElement | null>, Box] {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Box>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const e = ref.current;
    if (!e) return;
    const watch = new ResizeObserver(() =>
      setSize({ width: e.clientWidth, height: e.clientHeight }),
    );
    watch.observe(e);
    return () => watch.disconnect();
  }, []);
  return [ref, size];
}

/** Where the stays of the list lie to each other. The list says the same, in the same order. */
export function StayMap({ pins: all, hot, onHot, onOpen, shown, place }: Props) {
  const [ref, size] = useSize();
  const pins = all.slice(0, most);
  const spots = size.width > 0 && pins.length > 0 ? spread(project(pins, size), size, pin) : [];
  return (
    <section
      className={shown ? 'hmap shown' : 'hmap'}
      aria-label={`Map of stays in ${place}. The list holds the same stays in the same order.`}
    >
      <Ground />
      <div ref={ref} className="pins">
        {spots.map((at, k) => {
          const p = pins[k];
          if (!p) return null;
          return (
            <button
              key={p.id}
              type="button"
              className={p.id === hot ? 'pin hot' : 'pin'}
              style={{ left: at.x, top: at.y }}
              aria-label={`${p.name}, ${p.label} total`}
              onMouseEnter={() => onHot(p.id)}
              onMouseLeave={() => onHot(null)}
              onFocus={() => onHot(p.id)}
              onBlur={() => onHot(null)}
              onClick={() => onOpen(p.to)}
            >
              {p.label}
            </button>
          );
        })}
      </div>
      <p className="matt">To scale, without streets</p>
    </section>
  );
}

/** A quiet grid: it tells distances, and pretends to no streets. */
function Ground(): ReactNode {
  return (
    <svg className="mapsvg" aria-hidden="true">
      <defs>
        <pattern id="map-grid" width="96" height="96" patternUnits="userSpaceOnUse">
          <path d="M96 0H0V96" fill="none" stroke="var(--map-road)" strokeWidth="6" />
          <path d="M48 0V96M0 48H96" fill="none" stroke="var(--map-road)" strokeWidth="2" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#map-grid)" />
    </svg>
  );
}
