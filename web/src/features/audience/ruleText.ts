import type { Condition, EngagementRule, Field, Filter, FilterOperator, PropertyCondition } from '@/api/types';
import { formatNumber, plural } from '@/ui/format';
import { type FilterField, isCondition, operatorText, textOf } from '../lists/filters';

/** What people do is for rules of engagement, and a score cannot ask for itself. */
const behaviour = new Set(['lastSeenAt', 'firstSeenAt', 'eventCount', 'pageViews', 'fit', 'fitPoints', 'qualifiedAt']);
const typesOfIds = new Set(['user', 'reference']);

/** The fields that a rule of fit may ask about: the contact's, then the primary company's. */
export function fitFields(contact: Field[], company: Field[]): FilterField[] {
  const own = contact
    .filter((field) => !behaviour.has(field.key) && !typesOfIds.has(field.type))
    .map((field): FilterField => ({ key: field.builtIn ? field.key : `custom.${field.key}`, label: field.label, type: field.type, options: field.options }));
  const ofCompany = company
    .filter((field) => !field.builtIn && !typesOfIds.has(field.type))
    .map((field): FilterField => ({ key: `company.custom.${field.key}`, label: `Company: ${field.label}`, type: field.type, options: field.options }));
  return [...own, ...ofCompany];
}

/** Events that people do, as a help while typing: any name that a product sends will do. */
export const usualEvents = [
  'page_viewed', 'form_submitted', 'demo_requested', 'trial_started', 'meeting_booked', 'webinar_attended', 'content_downloaded', 'email_clicked', 'email_opened', 'screen_viewed',
];

const asked: FilterOperator[] = ['is', 'isNot', 'contains', 'notContains', 'startsWith', 'endsWith', 'gt', 'gte', 'lt', 'lte', 'known', 'unknown'];

/** The questions that an event's property can be asked. */
export const propertyQuestions = asked.map((op) => ({ value: op, label: operatorText(op) }));

/** "page_viewed where path contains /pricing · half is left after 14 days · at most 45" */
export function whenText(rule: Pick<EngagementRule, 'eventType' | 'properties' | 'halfLifeDays' | 'mostPoints'>): string {
  const tests = rule.properties.map(testText).join(' and ');
  return [
    `${rule.eventType}${tests && ` where ${tests}`}`,
    rule.halfLifeDays === null ? 'does not fade' : `half is left after ${plural(rule.halfLifeDays, 'day')}`,
    rule.mostPoints === null ? null : `at most ${formatNumber(rule.mostPoints)}`,
  ].filter(Boolean).join(' · ');
}

function testText({ property, op, value }: PropertyCondition): string {
  return [property, operatorText(op), value].filter(Boolean).join(' ');
}

const shownChoices = 4;

/** A rule's condition in words; the same question about one field asked again and again is one question with many answers. */
export function conditionText(condition: Filter, fields: Map<string, FilterField>): string {
  if (!('or' in condition)) return textOf(condition, fields, (_field, value) => value);
  const parts = condition.or.filter((part) => !isCondition(part)).map((part) => conditionText(part, fields));
  const alike = new Map<string, Condition[]>();
  for (const part of condition.or.filter(isCondition)) {
    const question = `${part.field} ${part.op}`;
    alike.set(question, [...(alike.get(question) ?? []), part]);
  }
  const asked = [...alike.values()].map((same) => askedText(same, fields));
  return [...asked, ...parts].join(' or ');
}

function askedText([first, ...others]: Condition[], fields: Map<string, FilterField>): string {
  if (!first) return '';
  const text = textOf(first, fields, (_field, value) => value);
  const more = others.map((one) => String(one.value));
  if (more.length === 0) return text;
  const shown = [text, ...more.slice(0, shownChoices - 1)].join(', ');
  return more.length >= shownChoices ? `${shown} + ${more.length - shownChoices + 1} more` : shown;
}
