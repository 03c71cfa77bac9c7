// SPDX-License-Identifier: Apache-2.0
import { places } from '@kayak/common/api/queries/places';
import type { IconName } from '@kayak/common/ui/icon';
import { PlaceCell, type Place } from '@kayak/common/ui/place-cell';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';

interface Props {
  label: string;
  icon: IconName;
  kind: 'airport' | 'city';
  value: Place | null;
  hint: string;
  error?: string | undefined;
  onChange: (place: Place | null) => void;
}

/** A place cell that asks the API as one types. */
export function PlaceSearch({ kind, ...rest }: Props) {
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useQuery({
    ...places.find(kind, asked),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  });
  const options = asked.length > 1 ? (found.data ?? []) : [];
  return <PlaceCell {...rest} options={options} loading={found.isFetching} onText={setText} />;
}
