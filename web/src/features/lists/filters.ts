import type { Condition, FieldOption, FieldType, Filter, FilterOperator, FilterValue } from '@/api/types';
import { formatDate, formatNumber } from '@/ui/format';

export type FilterFieldType = FieldType | 'tags';

export interface FilterField {
  key: string;
  label: string;
  type: FilterFieldType;
  group?: string;
  options?: FieldOption[];
}

export type Group = { and: Filter[] } | { or: Filter[] };

/** Where a part of a filter sits: the indexes from the root down. */
export type FilterPath = number[];

const textLike: FilterOperator[] = ['contains', 'notContains', 'is', 'isNot', 'anyOf', 'noneOf', 'startsWith', 'endsWith', 'known', 'unknown'];
const numeric: FilterOperator[] = ['is', 'isNot', 'gt', 'gte', 'lt', 'lte', 'between', 'known', 'unknown'];
const dated: FilterOperator[] = ['inLastDays', 'notInLastDays', 'inNextDays', 'on', 'before', 'after', 'between', 'known', 'unknown'];
const chosen: FilterOperator[] = ['anyOf', 'noneOf', 'is', 'isNot', 'known', 'unknown'];
const many: FilterOperator[] = ['hasAny', 'hasAll', 'hasNone', 'known', 'unknown'];

export function operatorsFor(type: FilterFieldType): FilterOperator[] {
  switch (type) {
    case 'number':
    case 'money':
      return numeric;
    case 'boolean':
      return ['is', 'known', 'unknown'];
    case 'date':
    case 'dateTime':
      return dated;
    case 'select':
      return chosen;
    case 'multiSelect':
    case 'tags':
      return many;
    case 'user':
      return ['isMe', 'isMyTeam', ...chosen];
    default:
      return textLike;
  }
}

const words: Record<FilterOperator, string> = {
  is: 'is', isNot: 'is not', anyOf: 'is any of', noneOf: 'is none of', contains: 'contains', notContains: 'does not contain',
  startsWith: 'starts with', endsWith: 'ends with', known: 'is known', unknown: 'is empty', lt: 'is less than', lte: 'is at most',
  gt: 'is more than', gte: 'is at least', between: 'is between', on: 'is on', before: 'is before', after: 'is after',
  inLastDays: 'in the last', notInLastDays: 'not in the last', inNextDays: 'in the next', hasAny: 'has any of', hasAll: 'has all of',
  hasNone: 'has none of', isMe: 'is me', isMyTeam: 'is my team',
};

export function operatorText(op: FilterOperator): string {
  return words[op];
}

export function needsValue(op: FilterOperator): boolean {
  return !['known', 'unknown', 'isMe', 'isMyTeam'].includes(op);
}

export function takesList(op: FilterOperator): boolean {
  return ['anyOf', 'noneOf', 'hasAny', 'hasAll', 'hasNone'].includes(op);
}

export function isCondition(filter: Filter): filter is Condition {
  return 'field' in filter;
}

export function isGroup(filter: Filter): filter is Group {
  return 'and' in filter || 'or' in filter;
}

export function partsOf(group: Group): Filter[] {
  return 'and' in group ? group.and : group.or;
}

export function withParts(group: Group, parts: Filter[]): Group {
  return 'and' in group ? { and: parts } : { or: parts };
}

/** A filter as a group, so that there is always a place to add to. */
export function asGroup(filter: Filter | null | undefined): Group {
  if (!filter) return { and: [] };
  return isGroup(filter) ? filter : { and: [filter] };
}

export function addCondition(filter: Filter | null | undefined, part: Filter, at: FilterPath = []): Group {
  const root = asGroup(filter);
  if (at.length === 0) return withParts(root, [...partsOf(root), part]);
  return changeAt(root, at, (inner) => addCondition(inner, part));
}

export function replaceAt(filter: Filter, at: FilterPath, part: Filter): Group {
  return changeAt(asGroup(filter), at, () => part);
}

export function removeAt(filter: Filter, at: FilterPath): Group {
  const root = asGroup(filter);
  const [index = 0, ...rest] = at;
  const parts = partsOf(root);
  if (rest.length === 0) return withParts(root, parts.filter((_, position) => position !== index));
  return withParts(root, parts.map((part, position) => (position === index ? removeAt(part, rest) : part)));
}

function changeAt(group: Group, at: FilterPath, change: (part: Filter) => Filter): Group {
  const [index = 0, ...rest] = at;
  return withParts(group, partsOf(group).map((part, position) => {
    if (position !== index) return part;
    return rest.length === 0 ? change(part) : changeAt(asGroup(part), rest, change);
  }));
}

export function switchGroup(group: Group): Group {
  return 'and' in group ? { or: group.and } : { and: group.or };
}

export function isComplete(condition: Condition): boolean {
  if (!needsValue(condition.op)) return true;
  const { value } = condition;
  if (Array.isArray(value)) {
    return condition.op === 'between' ? value.length === 2 && value.every((part) => part !== '' && part !== null) : value.length > 0;
  }
  return value !== undefined && value !== null && value !== '';
}

/** The filter as it can be asked: half-typed conditions and empty groups left out; null when nothing is left. */
export function askable(filter: Filter | null | undefined): Filter | null {
  if (!filter) return null;
  if (isCondition(filter)) return isComplete(filter) ? filter : null;
  if ('not' in filter) {
    const inner = askable(filter.not);
    return inner && { not: inner };
  }
  const parts = partsOf(filter).map(askable).filter((part) => part !== null);
  return parts.length === 0 ? null : withParts(filter, parts);
}

export function countConditions(filter: Filter | null | undefined): number {
  if (!filter) return 0;
  if (isCondition(filter)) return 1;
  if ('not' in filter) return countConditions(filter.not);
  return partsOf(filter).reduce((sum, part) => sum + countConditions(part), 0);
}

export function newCondition(field: FilterField): Condition {
  const op = operatorsFor(field.type)[0] ?? 'is';
  if (!needsValue(op)) return { field: field.key, op };
  return { field: field.key, op, value: initialValue(field.type, op) };
}

/** The same condition with another operator; the value stays where it still means something. */
export function withOperator(condition: Condition, op: FilterOperator, type: FilterFieldType): Condition {
  if (!needsValue(op)) return { field: condition.field, op };
  const { value } = condition;
  const fits = value !== undefined && takesList(op) === Array.isArray(value) && (op === 'between') === (condition.op === 'between') && isDays(op) === isDays(condition.op);
  if (fits) return { field: condition.field, op, value };
  if (takesList(op) && typeof value === 'string' && value) return { field: condition.field, op, value: [value] };
  if (!takesList(op) && Array.isArray(value) && takesList(condition.op)) return { field: condition.field, op, value: value[0] ?? '' };
  return { field: condition.field, op, value: initialValue(type, op) };
}

function isDays(op: FilterOperator): boolean {
  return op === 'inLastDays' || op === 'notInLastDays' || op === 'inNextDays';
}

function initialValue(type: FilterFieldType, op: FilterOperator): FilterValue {
  if (takesList(op)) return [];
  if (op === 'between') return ['', ''];
  if (isDays(op)) return 30;
  return type === 'boolean' ? true : '';
}

export interface Sentence {
  field: string;
  op: string;
  value: string;
}

export type ValueName = (field: FilterField | undefined, value: string) => string;

/** A condition in words: "Country", "is any of", "Brazil, Chile". */
export function sentenceOf(condition: Condition, fields: Map<string, FilterField>, nameOf: ValueName): Sentence {
  const field = fields.get(condition.field);
  return { field: field?.label ?? condition.field, op: words[condition.op], value: valueText(condition, field, nameOf) };
}

function valueText({ op, value }: Condition, field: FilterField | undefined, nameOf: ValueName): string {
  if (!needsValue(op) || value === undefined || value === null) return '';
  if (isDays(op)) return `${formatNumber(Number(value))} days`;
  const show = (one: string | number | boolean) => showValue(one, field, nameOf);
  if (!Array.isArray(value)) return show(value);
  if (op === 'between') return value.map(show).join(' and ');
  const shown = value.slice(0, 3).map(show).join(', ');
  return value.length > 3 ? `${shown} + ${value.length - 3} more` : shown;
}

function showValue(value: string | number | boolean, field: FilterField | undefined, nameOf: ValueName): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return formatNumber(value, 2);
  if (field && (field.type === 'date' || field.type === 'dateTime') && value) return formatDate(value);
  return field?.options?.find((option) => option.value === value)?.label ?? nameOf(field, value);
}

/** A whole filter in one line, for a nested group's chip. */
export function textOf(filter: Filter, fields: Map<string, FilterField>, nameOf: ValueName): string {
  if (isCondition(filter)) {
    const { field, op, value } = sentenceOf(filter, fields, nameOf);
    return `${field} ${op}${value && ` ${value}`}`;
  }
  if ('not' in filter) return `not (${textOf(filter.not, fields, nameOf)})`;
  const joint = 'and' in filter ? ' and ' : ' or ';
  return partsOf(filter).map((part) => (isCondition(part) ? textOf(part, fields, nameOf) : `(${textOf(part, fields, nameOf)})`)).join(joint);
}
