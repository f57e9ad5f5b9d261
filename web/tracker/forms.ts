import { guard } from './browser';

export interface SentForm {
  form: string;
  fields: Record<string, string>;
  /** What the fields say about the person, where there is an address to know them by. */
  traits: Record<string, string> | null;
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const mostFields = 50;
const longest = 500;
const neverTypes = /^(password|file|hidden|submit|button|reset|image)$/;
const neverNames = /pass(word|wd|code)|pwd|card|cvc|cvv|iban|ssn|token|csrf|secret/i;
const neverFills = /^(cc-|one-time)|password/;

const byFill: Record<string, string> = {
  email: 'email', name: 'name', 'given-name': 'firstName', 'family-name': 'lastName', tel: 'phone', organization: 'company', 'organization-title': 'jobTitle',
};
const byName: [RegExp, string][] = [
  [/mail$/, 'email'], [/^(your|full)?name$/, 'name'], [/^(first|given|fore|f)name$|^vorname$/, 'firstName'], [/^(last|family|sur|l)name$|^nachname$/, 'lastName'],
  [/phone|^tel|mobile/, 'phone'], [/^(company|organi[sz]ation|firma)(name)?$/, 'company'], [/^job(title)?$/, 'jobTitle'],
];

/** Forms that a page marks with data-tandem-form (or all of them, where the site says so) are read when they are sent, never before. */
export function watchForms(all: boolean, tell: (sent: SentForm) => void) {
  document.addEventListener('submit', guard((event: Event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const mark = form.getAttribute('data-tandem-form');
    // Where nothing is marked, whoever signs in or pays is left alone.
    if (mark === null ? !all || form.querySelector('[type=password],[autocomplete^=cc-]') : mark === 'off') return;
    tell(read(form, mark));
  }), true);
}

function read(form: HTMLFormElement, mark: string | null): SentForm {
  const fields: Record<string, string> = {};
  const traits: Record<string, string> = {};
  for (const field of Array.from(form.elements).slice(0, mostFields * 4) as Field[]) {
    const value = valueOf(field);
    if (!value || Object.keys(fields).length >= mostFields) continue;
    fields[field.name] = field.name in fields ? `${fields[field.name]}, ${value}`.slice(0, longest) : value;
    const trait = traitOf(field);
    if (trait) traits[trait] ??= value;
  }
  // A field may be called "name" or "id": then the form's own property is that field.
  return { form: mark || form.getAttribute('name') || form.getAttribute('id') || location.pathname, fields, traits: traits.email ? traits : null };
}

function valueOf(field: Field): string {
  const { name, type, value } = field;
  const skip = !name || !value || neverTypes.test(type) || neverNames.test(name) || neverFills.test(field.autocomplete)
    || field.hasAttribute('data-tandem-ignore') || (/^(checkbox|radio)$/.test(type) && !(field as HTMLInputElement).checked);
  if (skip) return '';
  const chosen = field instanceof HTMLSelectElement ? Array.from(field.selectedOptions, (option) => option.value).join(', ') : value;
  return chosen.trim().slice(0, longest);
}

function traitOf({ name, type, autocomplete }: Field): string | undefined {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  return byFill[autocomplete.split(' ').pop()!] ?? byFill[type] ?? byName.find(([pattern]) => pattern.test(plain))?.[1];
}
