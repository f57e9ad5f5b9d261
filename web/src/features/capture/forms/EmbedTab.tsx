import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Card } from '@/ui/Card';
import { CopyText } from '@/ui/CopyText';
import { EmptyState } from '@/ui/EmptyState';
import { allFields, type FormDefinition, type FormView } from './definition';
import styles from './Forms.module.css';
import { previewQuery } from './Preview';

/** Four ways to a page: whichever the site takes. */
export function EmbedTab({ view, draft, onPublish }: { view: FormView; draft: FormDefinition; onPublish: () => void }) {
  const { id, state } = view.form;
  const preview = useQuery(previewQuery(id, draft));
  if (state === 'draft') return <EmptyState title="Not published yet" why="Publish the form, and here is what to put on your page." actions={<Button onClick={onPublish}>Publish</Button>} />;
  const root = window.location.origin;
  const example = JSON.stringify({ fields: Object.fromEntries(allFields(draft).filter((field) => field.required && field.type !== 'note').map((field) => [field.key, field.type === 'email' ? 'ada@example.com' : '…'])) });
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        <Card title="Script (best)">
          <p className="muted">Put it where the form is to stand. It looks the same on every site, and visits of your tracker are joined to the contact.</p>
          <CopyText label="the script" text={`<script async src="${root}/f/${id}.js"></script>\n<div data-tandem-form="${id}"></div>`} />
        </Card>
        <Card title="Frame">
          <p className="muted">For sites that take no script. Works without JavaScript.</p>
          <CopyText label="the frame" text={`<iframe src="${root}/f/${id}" title="${view.form.name.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="100%" height="640" style="border:0"></iframe>`} />
        </Card>
        <Card title="A page of its own">
          <p className="muted">For mails and posts.</p>
          <CopyText label="the address" text={`${root}/f/${id}`} />
        </Card>
        <Card title="Plain HTML">
          <p className="muted">To style by your own sheet. Copy it again when the fields change.</p>
          <CopyText label="the HTML" text={preview.data?.html ?? ''} />
        </Card>
        <Card title="JSON API">
          <p className="muted">From your own code. <code>GET {`/f/${id}.json`}</code> tells the fields and a challenge to send along.</p>
          <CopyText label="the call" text={`curl -X POST ${root}/f/${id} -H 'Content-Type: application/json' -d '${example}'`} />
        </Card>
      </div>
    </div>
  );
}
