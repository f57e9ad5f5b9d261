import { useQuery } from '@tanstack/react-query';
import { tagsQuery } from '@/api/queries';
import type { ObjectKind } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { InlineField } from '@/ui/InlineField';
import styles from './Record.module.css';

interface Props {
  object: ObjectKind;
  tags: string[];
  writable: boolean;
  onSave: (tags: string[]) => Promise<unknown>;
}

export function RecordTags({ object, tags, writable, onSave }: Props) {
  const known = useQuery(tagsQuery(object)).data ?? [];
  if (!writable && tags.length === 0) return null;
  return (
    <section className={styles.group} aria-label="Tags">
      <div className={styles.groupHead}><h2>Tags</h2></div>
      <InlineField label="Tags" type="tags" value={tags} options={known.map((tag) => ({ value: tag, label: tag }))} readOnly={!writable} onSave={(next) => onSave(next as string[])}>
        <span className={styles.tags}>{tags.map((tag) => <Chip key={tag}>{tag}</Chip>)}</span>
      </InlineField>
    </section>
  );
}
