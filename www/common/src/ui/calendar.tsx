// SPDX-License-Identifier: Apache-2.0
// Loaded when a calendar opens: it brings the date library with it.
import { AdapterDayjs } from '@mui/x-date-pickers/AdapterDayjs';
import { DateCalendar } from '@mui/x-date-pickers/DateCalendar';
import { LocalizationProvider } from '@mui/x-date-pickers/LocalizationProvider';
import dayjs, { type Dayjs } from 'dayjs';

interface Props {
  from: string;
  to: string | null;
  /** Which of the two the next day chosen becomes. */
  picking: 'from' | 'to';
  min: string;
  max: string;
  onPick: (date: string) => void;
}

const iso = (d: Dayjs) => d.format('YYYY-MM-DD');

/** One month; the days between the two dates are shaded. Arrow keys, Page Up and Page Down move. */
export default function Calendar({ from, to, picking, min, max, onPick }: Props) {
  const at = picking === 'from' || !to ? from : to;
  return (
    <LocalizationProvider dateAdapter={AdapterDayjs}>
      <DateCalendar
        key={picking}
        autoFocus
        value={dayjs(at)}
        minDate={dayjs(min)}
        maxDate={dayjs(max)}
        views={['day']}
        reduceAnimations
        onChange={(d: Dayjs | null) => d && onPick(iso(d))}
        slotProps={{
          day: (o) => {
            const day = iso(o.day as Dayjs);
            const inside = to !== null && day > from && day < to;
            return { className: inside ? 'cal-day in-range' : 'cal-day' };
          },
        }}
        sx={{ width: '100%', '& .MuiDayCalendar-weekDayLabel': { color: 'var(--text-3)' } }}
      />
    </LocalizationProvider>
  );
}
