// SPDX-License-Identifier: Apache-2.0
import type { Light } from '@kayak/common/art/draw';

const lights = ['day', 'morning', 'golden', 'dusk', 'night'] as const;

export function lightOf(text: string): Light {
  return lights.find((l) => l === text) ?? 'day';
}
