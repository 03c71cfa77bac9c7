// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { carParams, readCar, readCarFilters } from './car-search.ts';
import {
  activeFlightFilters,
  flightParams,
  flightQuery,
  readFlight,
  readFlightFilters,
} from './flight-search.ts';
import { readStay, readStayFilters, stayParams } from './stay-search.ts';

const q = (text: string) => new URLSearchParams(text);

describe('what is in the address comes back out of it', () => {
  it('for flights', () => {
    const address =
      'from=SFO&to=JFK&leave=2027-01-15&back=2027-01-19&adults=2&cabin=business&sort=price&airlines=DL%2CB6&departs=360-720&most=90000&red-eye=no';
    const p = q(address);
    const f = readFlightFilters(p);
    expect(flightParams(readFlight(p), f).toString()).toBe(address);
    expect(activeFlightFilters(f)).toBe(4);
  });
  it('for stays', () => {
    const address =
      'city=MIA&in=2027-01-15&out=2027-01-18&guests=2&stars=4%2C5&amenities=pool&room=suite&refundable=yes&rating=40';
    expect(stayParams(readStay(q(address)), readStayFilters(q(address))).toString()).toBe(address);
  });
  it('for cars', () => {
    const address =
      'city=SAN&from=2027-01-22&to=2027-01-25&sort=price&types=suv&gearbox=manual&airport=yes&seats=7';
    expect(carParams(readCar(q(address)), readCarFilters(q(address))).toString()).toBe(address);
  });
});

describe('what does not fit is not there', () => {
  it('numbers, orders, dates the wrong way round', () => {
    expect(readFlight(q('adults=99')).adults).toBe(1);
    expect(readFlight(q('adults=-1')).adults).toBe(1);
    expect(readFlightFilters(q('sort=magic')).sort).toBe('best');
    expect(readFlightFilters(q('departs=a-b')).departs).toEqual([0, 1440]);
    expect(readStay(q('in=2027-01-15&out=2027-01-10')).to).toBe('2027-01-18');
  });
});

describe('the question to the API', () => {
  it('says nothing that is as it would be anyway', () => {
    const p = q('from=SFO&to=JFK&leave=2027-01-15&adults=2');
    expect(flightQuery(readFlight(p), readFlightFilters(p))).toEqual({
      from: 'SFO',
      to: 'JFK',
      depart_on: '2027-01-15',
      adults: 2,
      cabin: 'economy',
      sort: 'best',
    });
  });
  it('is the same whatever the order of the boxes', () => {
    const of = (a: string) => {
      const p = q(`from=SFO&to=JFK&leave=2027-01-15&departs=360-1440&airlines=${a}`);
      return flightQuery(readFlight(p), readFlightFilters(p));
    };
    expect(of('UA,DL')).toEqual(of('DL,UA'));
    expect(of('DL')).toMatchObject({ depart_from: '06:00' });
    expect(of('DL')).not.toHaveProperty('depart_to');
  });
});
