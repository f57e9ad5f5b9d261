import { Autocomplete, MultiSelect, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { canOwn, fieldsQuery, productsQuery, useReasonNames, useUsers } from '@/api/queries';
import type { Field, MissingField } from '@/api/types';
import { RecordPicker, type Picked } from '../records/RecordPicker';

export type NeededValues = Record<string, unknown>;

interface Props {
  missing: MissingField[];
  values: NeededValues;
  onChange: (values: NeededValues) => void;
  errors?: Record<string, string>;
}

/** What a stage asks for and the deal lacks, one input each. */
export function NeededFields({ missing, values, onChange, errors = {} }: Props) {
  return missing.map((field, index) => (
    <Needed key={field.field} need={field} value={values[field.field]} error={errors[field.field]} autoFocus={index === 0} onChange={(value) => onChange({ ...values, [field.field]: value })} />
  ));
}

interface OneProps {
  need: MissingField;
  value: unknown;
  error?: string;
  autoFocus: boolean;
  onChange: (value: unknown) => void;
}

function Needed({ need, value, error, autoFocus, onChange }: OneProps) {
  const users = useUsers();
  const products = useQuery(productsQuery).data ?? [];
  const competitors = useReasonNames('competitors');
  const objections = useReasonNames('objections');
  const fields = useQuery(fieldsQuery('deal')).data ?? [];
  const shared = { label: need.label, required: true, error, 'data-autofocus': autoFocus || undefined } as const;
  const text = typeof value === 'string' ? value : '';
  switch (need.field) {
    case 'amount': return <NumberInput {...shared} min={0} decimalScale={2} thousandSeparator="," value={numeric(value)} onChange={onChange} />;
    case 'expectedCloseDate': return <TextInput {...shared} type="date" value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    case 'ownerId': return <Select {...shared} searchable data={users.filter(canOwn).map((one) => ({ value: one.id, label: one.name }))} value={text || null} onChange={onChange} />;
    case 'companyId': return <RecordPicker kind="company" label={need.label} required error={error} autoFocus={autoFocus} value={(value as Picked | undefined) ?? null} onChange={onChange} />;
    case 'contacts': return <RecordPicker kind="contact" label={need.label} required error={error} autoFocus={autoFocus} value={(value as Picked | undefined) ?? null} onChange={onChange} />;
    case 'product': return <Autocomplete {...shared} data={products.map((product) => product.name)} value={text} onChange={onChange} />;
    case 'competitor': return <Autocomplete {...shared} data={competitors} value={text} onChange={onChange} />;
    case 'objections': return <TagsInput {...shared} data={objections} value={(value as string[] | undefined) ?? []} onChange={onChange} />;
    case 'lossNote': return <Textarea {...shared} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    default: return <Own {...shared} field={fields.find((one) => `custom.${one.key}` === need.field)} value={value} onChange={onChange} />;
  }
}

interface OwnProps {
  label: string;
  required: true;
  error?: string;
  field: Field | undefined;
  value: unknown;
  onChange: (value: unknown) => void;
}

function Own({ field, value, onChange, ...shared }: OwnProps) {
  const text = typeof value === 'string' ? value : '';
  switch (field?.type) {
    case 'number': case 'money': return <NumberInput {...shared} value={numeric(value)} onChange={onChange} />;
    case 'boolean': return <Select {...shared} data={[{ value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }]} value={value === undefined ? null : String(value)} onChange={(next) => onChange(next === null ? undefined : next === 'true')} />;
    case 'select': return <Select {...shared} searchable data={field.options} value={text || null} onChange={onChange} />;
    case 'multiSelect': return <MultiSelect {...shared} searchable data={field.options} value={(value as string[] | undefined) ?? []} onChange={onChange} />;
    case 'longText': return <Textarea {...shared} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    default: return <TextInput {...shared} type={field?.type === 'date' ? 'date' : 'text'} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}

function numeric(value: unknown): number | string {
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}
