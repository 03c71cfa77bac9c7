// SPDX-License-Identifier: Apache-2.0
import { facetsOf, type Car, type CarPage } from '@kayak/common/api/shapes';
import { wholeMoney } from '@kayak/common/text/money';
import { Picture } from '@kayak/common/ui/picture';
import type { CarFilters } from '../../model/car-search.ts';
import { toggled } from '../../model/params.ts';
import { carPicture, typeNames } from './car-view.ts';
import './cars.css';

const order: Car['type'][] = ['suv', 'sedan', 'compact', 'van', 'convertible'];

interface Props {
  page: CarPage | undefined;
  filters: CarFilters;
  onFilters: (f: CarFilters) => void;
}

/** The types as picture buttons: how many, and the lowest total of each. */
export function CarTypes({ page, filters: f, onFilters }: Props) {
  const told = facetsOf(page?.facets, 'types');
  return (
    <ul className="types scroll-x" aria-label="Type of car">
      {order.map((type) => {
        const facet = told.find((x) => x.value === type);
        const on = f.types.includes(type);
        return (
          <li key={type}>
            <button
              type="button"
              className="card"
              aria-pressed={on}
              onClick={() => onFilters({ ...f, types: toggled(f.types, type, !on) })}
            >
              <span className="tp">
                <Picture
                  kind={carPicture(type)}
                  seed={`type-${type}`}
                  city="San Diego"
                  palette="day"
                />
              </span>
              <span className="tt">
                <b>{typeNames[type]}</b> <span className="t3 num">{facet?.count ?? 0}</span>
                <br />
                <span className="t2 s14 num">
                  {facet ? `from ${wholeMoney(facet.from_minor)}` : 'none free'}
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
