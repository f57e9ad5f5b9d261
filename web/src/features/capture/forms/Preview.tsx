import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import type { FormDefinition } from './definition';
import styles from './Forms.module.css';

export const previewQuery = (id: string, definition: FormDefinition) => ({
  queryKey: ['form-preview', id, definition],
  queryFn: ({ signal }: { signal: AbortSignal }) => ok(api.POST('/forms/{id}/preview', { params: { path: { id } }, body: { definition }, signal })),
  placeholderData: keepPreviousData,
  gcTime: 10_000,
});

/** The form as visitors see it: drawn by the server with the very code that draws it for them, in a frame that can do nothing. */
export function Preview({ id, form }: { id: string; form: FormDefinition }) {
  const [shown] = useDebouncedValue(form, 250);
  const { data } = useQuery(previewQuery(id, shown));
  return <iframe className={styles.preview} title="Preview of the form" sandbox="" srcDoc={data?.page ?? ''} tabIndex={-1} />;
}
