// SPDX-License-Identifier: Apache-2.0
import { sentence } from '@kayak/common/text/words';
import type { Fact } from '@kayak/common/ui/fare-card';
import type { IconName } from '@kayak/common/ui/icon';

const known: Record<string, [IconName, string]> = {
  wifi: ['wifi', 'Free Wi-Fi'],
  pool: ['pool', 'Pool'],
  breakfast: ['coffee', 'Breakfast included'],
  parking: ['park', 'Parking'],
  gym: ['gym', 'Gym'],
  fitness: ['gym', 'Gym'],
  pets: ['paw', 'Pets welcome'],
  pet_friendly: ['paw', 'Pets welcome'],
  'pet-friendly': ['paw', 'Pets welcome'],
  transit: ['train', 'Near transit'],
  near_transit: ['train', 'Near transit'],
  'near-transit': ['train', 'Near transit'],
  shuttle: ['train', 'Airport shuttle'],
};

/** "pool,wifi" as words. */
export function wordsOf(text: string): string[] {
  return text
    .split(',')
    .map((w) => w.trim())
    .filter(Boolean);
}

export function amenityOf(word: string): Fact {
  const hit = known[word];
  return hit
    ? { icon: hit[0], text: hit[1] }
    : { icon: 'check', text: sentence(word.replace(/-/g, ' ')) };
}
