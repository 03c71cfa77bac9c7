// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
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

/** Longitude degrees are shorter than latitude degrees away from the equator. */
function project(pins: Pin[]): Map<string, { x: number; y: number }> {
  const lats = pins.map((p) => p.lat);
  const lons = pins.map((p) => p.lon);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const span = Math.max(north - south, (east - west) * squeeze, 0.004);
  const at = (v: number, lo: number, hi: number, k: number) =>
    50 + (((v - (lo + hi) / 2) * k) / span) * 100;
  return new Map(
    pins.map((p) => [
      p.id,
      { x: at(p.lon, west, east, squeeze), y: 100 - at(p.lat, south, north, 1) },
    ]),
  );
}

/** Where the stays of the list lie to each other. The list says the same, in the same order. */
export function StayMap({ pins, hot, onHot, onOpen, shown, place }: Props) {
  const where = project(pins);
  return (
    <section
      className={shown ? 'hmap shown' : 'hmap'}
      aria-label={`Map of stays in ${place}. The list holds the same stays in the same order.`}
    >
      <Ground />
      <div className="pins">
        {pins.map((p) => (
          <button
            key={p.id}
            type="button"
            className={p.id === hot ? 'pin hot' : 'pin'}
            style={{ left: `${where.get(p.id)?.x ?? 50}%`, top: `${where.get(p.id)?.y ?? 50}%` }}
            aria-label={`${p.name}, ${p.label} total`}
            onMouseEnter={() => onHot(p.id)}
            onMouseLeave={() => onHot(null)}
            onFocus={() => onHot(p.id)}
            onBlur={() => onHot(null)}
            onClick={() => onOpen(p.to)}
          >
            {p.label}
          </button>
        ))}
      </div>
      <p className="matt">Positions to scale, no streets</p>
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
