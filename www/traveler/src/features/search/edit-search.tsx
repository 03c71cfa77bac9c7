// SPDX-License-Identifier: Apache-2.0
import { SearchSummary, type SummaryPart } from '@kayak/common/ui/search-summary';
import { useId, useState, type ReactNode } from 'react';
import './search-panel.css';

interface Props {
  /** The heading of a page where nothing was searched yet. */
  title: string;
  complete: boolean;
  parts: readonly SummaryPart[];
  /** The names of the places are known, so the form can begin with them. */
  ready: boolean;
  children: (close: () => void) => ReactNode;
}

/** The search above its results: a summary, and the form in its place when it is edited. */
export function EditSearch({ title, complete, parts, ready, children }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!complete) {
    return (
      <>
        <h1 className="result-title">{title}</h1>
        <section className="panel edit" aria-label="Search">
          {children(close)}
        </section>
      </>
    );
  }
  return (
    <>
      <SearchSummary parts={parts} open={open} onEdit={() => setOpen(!open)} controls={id} />
      {open && ready && (
        <section id={id} className="panel edit" aria-label="Edit the search">
          {children(close)}
        </section>
      )}
    </>
  );
}
