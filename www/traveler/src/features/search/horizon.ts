// SPDX-License-Identifier: Apache-2.0
import { addDays, today } from '@kayak/common/text/time';

/** The days that are on sale. */
export function horizon(): { min: string; max: string } {
  return { min: today(), max: addDays(today(), 364) };
}
