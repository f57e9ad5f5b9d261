import { formatDate, formatInstant, formatRelative, none } from './format';

/** A moment, relative, with the absolute time on hover. */
export function When({ at }: { at: string | null | undefined }) {
  if (!at) return <span className="faint">{none}</span>;
  return (
    <time dateTime={at} title={formatInstant(at)}>
      {formatRelative(at)}
    </time>
  );
}

/** A calendar date: no clock, no zone. */
export function Day({ date }: { date: string | null | undefined }) {
  if (!date) return <span className="faint">{none}</span>;
  return <time dateTime={date}>{formatDate(date)}</time>;
}
