import type { FieldOption } from '@/api/types';
import { formatDate, formatInstant, formatNumber } from './format';
import type { InlineType } from './InlineField';

/** What was typed, as the API wants it: an emptied field is null. */
export function parseInput(type: InlineType, typed: unknown): unknown {
  if (Array.isArray(typed)) return typed;
  if (typeof typed !== 'string') return typed ?? null;
  const text = type === 'longText' ? typed.trimEnd() : typed.trim();
  if (text === '') return null;
  if (type === 'number' || type === 'money') {
    const number = parseNumber(text);
    return Number.isNaN(number) ? text : number;
  }
  if (type === 'dateTime' && !text.endsWith('Z')) {
    const date = new Date(text);
    return Number.isNaN(date.getTime()) ? text : date.toISOString();
  }
  return text;
}

/** Takes `1,234.5`, `1.234,5` and `1 234,5`: the last separator is the decimal one when it does not group by three. */
export function parseNumber(text: string): number {
  const bare = text.replace(/[\s'’]/g, '');
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  if (last < 0) return Number(bare);
  const mark = bare[last] ?? '.';
  const once = bare.split(mark).length === 2;
  const bothKinds = bare.includes(',') && bare.includes('.');
  const groups = !bothKinds && (mark === ',' ? bare.length - last === 4 : !once);
  if (groups) return Number(bare.replace(/[.,]/g, ''));
  return Number(`${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`);
}

export function isSame(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) => (value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : value);
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

export function showValue(type: InlineType, value: unknown, options?: FieldOption[]): string {
  if (value === null || value === undefined || value === '') return '';
  const label = (one: unknown) => options?.find((option) => option.value === one)?.label ?? String(one);
  if (Array.isArray(value)) return value.map(label).join(', ');
  if (type === 'boolean') return value ? 'Yes' : 'No';
  if (type === 'number' || type === 'money') return typeof value === 'number' ? formatNumber(value, 2) : String(value);
  if (type === 'date') return formatDate(String(value));
  if (type === 'dateTime') return formatInstant(String(value));
  return label(value);
}

/** The value as an HTML input takes it. */
export function inputValue(type: InlineType, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (type !== 'dateTime') return String(value);
  const date = new Date(String(value));
  if (Number.isNaN(date.getTime())) return '';
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
