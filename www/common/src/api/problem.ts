// SPDX-License-Identifier: Apache-2.0
/** One wrong field of a request. */
export interface FieldError {
  /** JSON Pointer into the body, or the name of a query parameter. */
  pointer: string;
  type: string;
  detail: string;
}

interface Wire {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  trace_id?: string;
  errors?: Partial<FieldError>[];
}

/** What went wrong, as RFC 9457 tells it. Status 0: no answer came. */
export class Problem extends Error {
  readonly status: number;
  /** The last part of the type: `price-changed`, `malformed-zip`. */
  readonly kind: string;
  readonly title: string;
  readonly errors: FieldError[];
  readonly traceId: string | undefined;
  readonly retryAfter: number | undefined;
  /** Everything the server said: some problems carry members of their own. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, wire: Wire, retryAfter?: number) {
    super(wire.detail ?? wire.title ?? `The server answered ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.kind = lastPart(wire.type ?? 'about:blank');
    this.title = wire.title ?? '';
    this.errors = (wire.errors ?? []).map((e) => ({
      pointer: e.pointer ?? '',
      type: lastPart(e.type ?? ''),
      detail: e.detail ?? '',
    }));
    this.traceId = wire.trace_id;
    this.retryAfter = retryAfter;
    this.body = wire as Record<string, unknown>;
  }

  /** Nobody can tell whether the request was carried out: ask again with the same key. */
  get unknown(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

function lastPart(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}

/** Reads a failed response, whoever wrote it. */
export async function problemOf(response: Response): Promise<Problem> {
  const after = Number(response.headers.get('Retry-After'));
  let wire: Wire = { title: response.statusText };
  if (response.headers.get('Content-Type')?.includes('json')) {
    wire = ((await response.json().catch(() => null)) as Wire | null) ?? wire;
  }
  return new Problem(
    response.status,
    wire,
    Number.isFinite(after) && after > 0 ? after : undefined,
  );
}

/** No answer at all. */
export function noAnswer(): Problem {
  return new Problem(0, { title: 'No connection', detail: 'The server did not answer.' });
}

/** A sentence for the status area. */
export function sayProblem(error: unknown): string {
  if (!(error instanceof Problem))
    return 'Something went wrong on this page. Nothing was booked or charged.';
  switch (error.status) {
    case 0:
      return 'There is no connection to us right now. Nothing was lost; try again in a moment.';
    case 429:
      return 'That was too fast for us. Wait a moment and try again.';
    case 502:
    case 503:
    case 504:
      return 'We cannot do that right now. Nothing was booked or charged; try again in a moment.';
    default:
      return error.message;
  }
}
