// SPDX-License-Identifier: Apache-2.0
import { places, type PlaceUse } from '@kayak/common/api/queries/places';
import type { IconName } from '@kayak/common/ui/icon';
import { PlaceCell, type Place } from '@kayak/common/ui/place-cell';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { cityOf, placeOf } from '../../model/place.ts';

interface Props {
  label: string;
  icon: IconName;
  use: PlaceUse;
  value: Place | null;
  hint: string;
  error?: string | undefined;
  onChange: (place: Place | null) => void;
}

/** A place cell that asks the API as one types. */
export function PlaceSearch({ use, ...rest }: Props) {
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useQuery({
    ...places.find(use, asked),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  });
  const options =
    asked.length > 1 ? (found.data?.items ?? []).map(use === 'flights' ? placeOf : cityOf) : [];
  return <PlaceCell {...rest} options={options} loading={found.isFetching} onText={setText} />;
}
