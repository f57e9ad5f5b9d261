import type { components } from '@/api/schema';

type Schemas = components['schemas'];
/** What the server keeps is always whole; only what is sent may leave things out. */
type Whole<T> = T extends (infer Item)[] ? Whole<Item>[] : T extends object ? { [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> } : T;

export type FormDefinition = Whole<Schemas['FormDefinition']>;
export type FormStep = FormDefinition['steps'][number];
export type FormField = FormStep['fields'][number];
export type FieldType = FormField['type'];
export type Condition = NonNullable<FormField['showWhen']>;
export type Rule = Condition['rules'][number];
export type FormConsent = FormDefinition['consents'][number];
export type FormEnding = FormDefinition['ending'];
export type FormSummary = Schemas['FormSummary'];
export type FormTarget = Schemas['FormTarget'];
export type Submission = Schemas['Submission'];
export type FormResults = Schemas['FormResults'];
export interface FormView {
  form: FormSummary;
  draft: FormDefinition;
  missing: Record<string, string[]>;
}

export const typeNames: Record<FieldType, string> = {
  text: 'Short text', longText: 'Long text', email: 'Email', phone: 'Phone', url: 'Web address', number: 'Number', money: 'Amount of money', date: 'Date',
  dateTime: 'Date and time', boolean: 'Checkbox', select: 'Dropdown', radio: 'Single choice', multiSelect: 'Multiple choice', hidden: 'Hidden field', note: 'Text between fields',
};

export const hasOptions = (type: FieldType) => type === 'select' || type === 'radio' || type === 'multiSelect';

/** Where a field stands: a step, or the queue of further questions. */
export interface Place {
  list: number | 'further';
  index: number;
}

export const fieldsOf = (form: FormDefinition, list: Place['list']) => (list === 'further' ? form.further.fields : form.steps[list]?.fields ?? []);
export const allFields = (form: FormDefinition) => [...form.steps.flatMap((step) => step.fields), ...form.further.fields];
export const listsOf = (form: FormDefinition): Place['list'][] => [...form.steps.map((_step, index) => index), 'further'];

export function withFields(form: FormDefinition, list: Place['list'], fields: FormField[]): FormDefinition {
  if (list === 'further') return { ...form, further: { ...form.further, fields } };
  return { ...form, steps: form.steps.map((step, index) => (index === list ? { ...step, fields } : step)) };
}

export function placeOf(form: FormDefinition, key: string): Place | null {
  for (const list of listsOf(form)) {
    const index = fieldsOf(form, list).findIndex((field) => field.key === key);
    if (index >= 0) return { list, index };
  }
  return null;
}

/** Takes a field from where it stands to another place, counted as if it were gone already. */
export function movedTo(form: FormDefinition, key: string, to: Place): FormDefinition {
  const from = placeOf(form, key);
  const field = from && fieldsOf(form, from.list)[from.index];
  if (!from || !field) return form;
  const without = withFields(form, from.list, fieldsOf(form, from.list).filter((one) => one.key !== key));
  const target = [...fieldsOf(without, to.list)];
  target.splice(Math.max(0, Math.min(to.index, target.length)), 0, field);
  return withFields(without, to.list, target);
}

/** One place up or down, over the edge of a step into the next one. */
export function movedBy(form: FormDefinition, key: string, by: 1 | -1): FormDefinition {
  const from = placeOf(form, key);
  if (!from) return form;
  const lists = listsOf(form);
  const within = from.index + by;
  if (within >= 0 && within < fieldsOf(form, from.list).length) return movedTo(form, key, { list: from.list, index: within });
  const next = lists[lists.indexOf(from.list) + by];
  if (next === undefined || (next === 'further' && form.further.fields.length === 0 && by === 1 && form.steps.length > 0 && !canBeFurther(form, key))) return form;
  return movedTo(form, key, { list: next, index: by === 1 ? 0 : fieldsOf(form, next).length });
}

const canBeFurther = (form: FormDefinition, key: string) => form.further.fields.some((field) => field.key === key);

export function changed(form: FormDefinition, key: string, part: Partial<FormField>): FormDefinition {
  const place = placeOf(form, key);
  return place ? withFields(form, place.list, fieldsOf(form, place.list).map((field) => (field.key === key ? { ...field, ...part } : field))) : form;
}

export function removed(form: FormDefinition, key: string): FormDefinition {
  const place = placeOf(form, key);
  return place ? withFields(form, place.list, fieldsOf(form, place.list).filter((field) => field.key !== key)) : form;
}

/** A key that nothing in the form has yet. */
export function freeKey(form: FormDefinition, wish: string): string {
  const taken = new Set([...allFields(form).map((field) => field.key), ...form.consents.map((consent) => consent.key)]);
  const plain = wish.toLowerCase().normalize('NFD').replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '').slice(0, 34) || 'field';
  const key = ['fields', 'consents', 'token', 'proof', 'page', 'referrer', 'constructor', 'hp_url'].includes(plain) ? `${plain}_1` : plain;
  if (!taken.has(key)) return key;
  for (let number = 2; ; number++) if (!taken.has(`${key}_${number}`)) return `${key}_${number}`;
}

export function newField(form: FormDefinition, type: FieldType, target?: FormTarget): FormField {
  const label = target?.label ?? (type === 'note' ? 'Some words' : type === 'hidden' ? 'utm_campaign' : typeNames[type]);
  const options = target && target.options.length > 0 ? target.options : hasOptions(type) ? [{ value: 'Option 1', label: 'Option 1' }, { value: 'Option 2', label: 'Option 2' }] : [];
  return {
    key: freeKey(form, label), type, label, help: '', placeholder: '', required: false, message: '', target: target?.key ?? '', options, least: '', most: '',
    parameter: type === 'hidden' ? 'utm_campaign' : '', value: '', half: false, showWhen: null,
  };
}

/** Options as lines of text; what keeps its words keeps its value, so that answers stay comparable. */
export function optionsFrom(labels: string[], old: FormField['options']): FormField['options'] {
  return labels.map((label) => old.find((option) => option.label === label) ?? { value: label, label });
}

/** The fields that a condition of this one may ask for: those before it that people or the page's address answer. */
export function askable(form: FormDefinition, key: string | null): FormField[] {
  const all = allFields(form);
  const end = key === null ? all.length : all.findIndex((field) => field.key === key);
  return all.slice(0, end < 0 ? all.length : end).filter((field) => field.type !== 'note');
}

export const testNames: Record<Rule['test'], string> = {
  is: 'is', isNot: 'is not', contains: 'contains', answered: 'is answered', empty: 'is empty', atLeast: 'is at least', atMost: 'is at most',
};

export const needsValue = (test: Rule['test']) => test !== 'answered' && test !== 'empty';

/** Why something is set aside, in words. */
export function reasonText(reason: string): string {
  const words: Record<string, string> = {
    trap: 'Filled in a field that no person sees', tooFast: 'Sent quicker than a person types', tooMany: 'One of many from the same network', noProof: 'Came without the work asked of a browser',
    badProof: 'The work asked of a browser was wrong', disposable: 'A throw-away address', blocked: 'On the block list',
  };
  return words[reason] ?? (reason.startsWith('contact:') ? `Could not become a contact (${reason.slice(8)})` : reason);
}
