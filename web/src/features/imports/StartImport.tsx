import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileSpreadsheet, History } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { ImportObject } from '@/api/types';
import { uploadImport } from '@/api/upload';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { formatPercent } from '@/ui/format';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/PageHeader';
import pieces from '@/ui/pieces.module.css';
import styles from './Import.module.css';
import { objects } from './importState';
import { ImportSteps } from './ImportSteps';

export default function StartImport() {
  const search = useSearch({ from: '/app/import' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const object = objects.find(({ value }) => value === search.object)?.value ?? 'contacts';
  const [sent, setSent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [over, setOver] = useState(false);
  const abort = useRef<AbortController | null>(null);
  const input = useRef<HTMLInputElement>(null);

  async function send(file: File | undefined) {
    if (!file) return;
    setError(null);
    setSent(0);
    abort.current = new AbortController();
    try {
      const one = await uploadImport(object, file, setSent, abort.current.signal);
      client.setQueryData(['imports', one.id], one);
      await navigate({ to: '/import/$id', params: { id: one.id } });
    } catch (problem) {
      if (!(problem instanceof DOMException)) setError(problem);
      setSent(null);
    }
  }
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  }

  return (
    <>
      <PageHeader title="Import" actions={<LinkButton to="/import/history" variant="default" leftSection={<History size={14} />}>Imports so far</LinkButton>} />
      <div className={styles.page}>
        <div className={styles.body}>
          <ImportSteps now={0} />
          <fieldset className={styles.objects}>
            <legend className="sr-only">What is in the file</legend>
            {objects.map(({ value, label, why }) => (
              <label key={value} className={styles.object}>
                <input type="radio" name="object" value={value} checked={value === object} onChange={() => choose(value)} />
                <b>{label}</b>
                <span>{why}</span>
              </label>
            ))}
          </fieldset>
          <ErrorNotice error={error} />
          {/* Dropping is for the pointer; the button inside does the same for the keyboard. */}
          <div className={styles.drop} data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={onDrop}>
            <FileSpreadsheet size={26} strokeWidth={1.5} aria-hidden />
            {sent === null ? (
              <>
                <b>Drop a CSV file here</b>
                <span className="muted">Comma, semicolon or tab; any usual encoding. Nothing is written before you have seen the check.</span>
                <Button mt={6} onClick={() => input.current?.click()}>Choose a file</Button>
              </>
            ) : (
              <>
                <b>{sent < 1 ? `Sending… ${formatPercent(sent, 0)}` : 'Reading the columns…'}</b>
                <div className={pieces.progress} style={{ width: 280 }} role="progressbar" aria-label="Sending the file" aria-valuenow={Math.round(sent * 100)}>
                  <span style={{ transform: `scaleX(${sent})` }} />
                </div>
                <Button variant="default" onClick={() => abort.current?.abort()}>Cancel</Button>
              </>
            )}
            <input ref={input} type="file" accept=".csv,.tsv,.txt,text/csv" className="sr-only" tabIndex={-1} aria-label="CSV file"
              onChange={(event) => void send(event.currentTarget.files?.[0])} />
          </div>
        </div>
      </div>
    </>
  );

  function choose(value: ImportObject) {
    void navigate({ to: '/import', search: { object: value }, replace: true });
  }
}
