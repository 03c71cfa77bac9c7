// SPDX-License-Identifier: Apache-2.0
import { today } from '@kayak/common/text/time';
import { Field } from '@kayak/common/ui/field';
import { useFormContext } from 'react-hook-form';
import type { Travelers } from './travelers.ts';

/** Names as on the ID, one block for each person. */
export function TravelerFields({ n }: { n: number }) {
  const { register, formState } = useFormContext<Travelers>();
  return (
    <section className="card pad stack g6" aria-labelledby="c-t">
      <div>
        <h2 id="c-t">Who is traveling</h2>
        <p className="s14 t2 under">Names as on the ID you travel with.</p>
      </div>
      {Array.from({ length: n }, (_, k) => {
        const wrong = formState.errors.travelers?.[k];
        const me = k === 0 ? '' : `section-traveler${k + 1} `;
        return (
          <fieldset key={k} className="stack person">
            <legend className="b">{n === 1 ? 'Traveler' : `Traveler ${k + 1}`}</legend>
            <div className="grid3 names">
              <Field
                id={`travelers.${k}.given_name`}
                label="First name"
                autoComplete={`${me}given-name`}
                error={wrong?.given_name?.message}
                {...register(`travelers.${k}.given_name`)}
              />
              <Field
                id={`travelers.${k}.family_name`}
                label="Last name"
                autoComplete={`${me}family-name`}
                error={wrong?.family_name?.message}
                {...register(`travelers.${k}.family_name`)}
              />
              <Field
                id={`travelers.${k}.birth_date`}
                label="Date of birth"
                type="date"
                autoComplete={`${me}bday`}
                inputProps={{ min: '1900-01-01', max: today() }}
                error={wrong?.birth_date?.message}
                {...register(`travelers.${k}.birth_date`)}
              />
            </div>
          </fieldset>
        );
      })}
    </section>
  );
}
