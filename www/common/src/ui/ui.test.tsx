// SPDX-License-Identifier: Apache-2.0
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { MemoryRouter } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem.ts';
import { ErrorSummary } from './error-summary.tsx';
import { Field } from './field.tsx';
import { PlaceCell, type Place } from './place-cell.tsx';
import { Progress } from './progress.tsx';
import { QueryView, type Asked } from './query-view.tsx';
import { RouteLine } from './route-line.tsx';
import { Segments } from './segments.tsx';
import { StatusArea } from './status-area.tsx';
import { announce, say } from './status.ts';

const query = (q: Partial<Asked<string[]>>): Asked<string[]> => ({
  data: undefined,
  isError: false,
  error: null,
  fetchStatus: 'idle',
  dataUpdatedAt: 0,
  refetch: () => Promise.resolve(),
  ...q,
});

function view(q: Partial<Asked<string[]>>) {
  return render(
    <QueryView
      query={query(q)}
      doing="Searching"
      what="this search"
      loading={<p>shape</p>}
      empty={(d) => d.length === 0 && <p>nothing</p>}
    >
      {(d) => <p>{d.join()}</p>}
    </QueryView>,
  );
}

describe('QueryView', () => {
  it('shows what came', () => {
    view({ data: ['a', 'b'] });
    expect(screen.getByText('a,b')).toBeTruthy();
  });
  it('says when nothing came', () => {
    view({ data: [] });
    expect(screen.getByText('nothing')).toBeTruthy();
  });
  it('offers to ask again, and says that nothing was charged', () => {
    const refetch = vi.fn();
    view({ isError: true, error: new Problem(503, { trace_id: '9f2c71ab00' }), refetch });
    expect(screen.getByRole('alert').textContent).toContain('Nothing was booked or charged');
    expect(screen.getByText('9f2c71ab0')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refetch).toHaveBeenCalledOnce();
  });
  it('does not offer to ask again for what is not there', () => {
    view({ isError: true, error: new Problem(404, {}) });
    expect(screen.getByText('We could not find this search')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
  it('keeps what was loaded when offline, and says its age', () => {
    view({ data: ['a'], fetchStatus: 'paused', dataUpdatedAt: Date.UTC(2027, 0, 1, 12) });
    expect(screen.getByText(/What you see is from 12:00 pm UTC/)).toBeTruthy();
    expect(screen.getByText('a')).toBeTruthy();
  });
});

describe('the status area', () => {
  it('says, and is closed', async () => {
    render(<StatusArea />, { wrapper: MemoryRouter });
    say('Saved', 'ok');
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Saved'));
    fireEvent.click(screen.getByRole('button', { name: 'Close this message' }));
    expect(screen.getByRole('status').textContent).not.toContain('Saved');
  });
  it('is an alert for a failure only', async () => {
    render(<StatusArea />, { wrapper: MemoryRouter });
    announce('147 flights found');
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('147'));
    expect(screen.queryByRole('alert')).toBeNull();
    say('That did not work', 'bad');
    await waitFor(() => expect(screen.getByRole('alert')).toBeTruthy());
  });
});

it('a field ties its label, its error and its input together', () => {
  render(<Field label="ZIP" help="5 digits" error="Use 5 digits" />);
  const input = screen.getByLabelText('ZIP');
  expect(input.getAttribute('aria-invalid')).toBe('true');
  const below = document.getElementById(input.getAttribute('aria-describedby') ?? '');
  expect(below?.textContent).toBe('Use 5 digits');
});

it('two wrong fields are summed up, one is not', () => {
  const f = { id: 'zip', label: 'ZIP', message: 'use 5 digits' };
  const { rerender } = render(<ErrorSummary fields={[f]} />);
  expect(screen.queryByRole('alert')).toBeNull();
  rerender(<ErrorSummary fields={[f, { ...f, id: 'state' }]} />);
  expect(screen.getByRole('alert').textContent).toContain('2 fields need a change');
});

it('tabs follow the arrow keys and go round', async () => {
  function Tabs() {
    const [v, set] = useState<'a' | 'b'>('a');
    const items = [
      { key: 'a', label: 'A' },
      { key: 'b', label: 'B' },
    ] as const;
    return (
      <Segments label="Kinds" items={items} value={v} onChange={set} panel={(k) => `p-${k}`} />
    );
  }
  render(<Tabs />);
  screen.getByRole('tab', { name: 'A' }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'B', selected: true })).toBe(document.activeElement);
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'A', selected: true })).toBe(document.activeElement);
});

describe('a place', () => {
  const options: Place[] = [
    { key: 'SFO', name: 'San Francisco SFO', detail: 'San Francisco International' },
    { key: 'SFB', name: 'Orlando SFB', detail: 'Orlando Sanford' },
  ];
  it('is taken from the list by the keyboard, and by leaving the field', async () => {
    const onChange = vi.fn();
    const p = {
      label: 'From',
      icon: 'plane',
      value: null,
      hint: 'City',
      options,
      loading: false,
    } as const;
    render(<PlaceCell {...p} onText={() => undefined} onChange={onChange} />);
    const input = screen.getByRole('combobox', { name: 'From' });
    await userEvent.type(input, 'sf');
    expect(screen.getAllByRole('option')).toHaveLength(2);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onChange).toHaveBeenLastCalledWith(options[1]);
    await userEvent.clear(input);
    await userEvent.type(input, 'sf');
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith(options[0]);
  });
});

it('the route line names zones, stops and the day after in words', () => {
  render(
    <RouteLine
      leg={{
        airline: 'B6',
        airlineName: 'JetBlue',
        from: 'SFO',
        to: 'JFK',
        departs: '2027-01-15T22:55',
        departsZone: 'PST',
        arrives: '2027-01-16T07:22',
        arrivesZone: 'EST',
        minutes: 327,
        stops: [{ at: 48, place: 'DFW', minutes: 72 }],
      }}
    />,
  );
  for (const t of ['SFO · PST', 'JFK · EST', '5h 27m', 'one day later', '1 stop', 'DFW · 1h 12m'])
    expect(document.body.textContent).toContain(t);
});

it('progress says which step runs', () => {
  render(
    <Progress
      steps={[
        { key: 'a', title: 'Received', fact: '', state: 'done', at: '2027-01-15T22:16:04Z' },
        { key: 'b', title: 'Holding', fact: '', state: 'now' },
      ]}
    />,
  );
  expect(
    screen
      .getByText(/Holding/)
      .closest('li')
      ?.getAttribute('aria-current'),
  ).toBe('step');
  expect(screen.getByText('10:16:04 pm UTC')).toBeTruthy();
});
