import { Link } from '@tanstack/react-router';
import { api, ok } from '@/api/client';
import type { Deal, Pipeline } from '@/api/types';
import { Chip } from '@/ui/Chip';
import { Money } from '@/ui/Money';
import tableStyles from '../lists/DataTable.module.css';
import { bulkBody } from '../lists/bulk';
import type { Column, ListSpec } from '../lists/spec';
import { dueText, dueTone } from '../work/due';
import { CloseDay, OutcomeChip, outcomeOptions } from './outcome';

const columns: Column<Deal>[] = [
  { key: 'company', label: 'Company', type: 'text', width: 180, filterable: false, read: (row) => row.company?.name, cell: CompanyCell },
  { key: 'stageId', label: 'Stage', type: 'select', width: 130, sortable: true, read: (row) => row.stageId, cell: (row) => <Chip tone={row.category === 'open' ? 'sales' : 'plain'}>{row.stageName}</Chip> },
  { key: 'outcome', label: 'Outcome', type: 'select', width: 90, options: outcomeOptions, read: (row) => row.outcome, cell: (row) => <OutcomeChip outcome={row.outcome} /> },
  { key: 'amount', label: 'Amount', type: 'money', width: 120, sortable: true, read: (row) => row.amount, cell: (row) => <Money amount={row.amount} currency={row.currency} /> },
  { key: 'expectedCloseDate', label: 'Close date', type: 'date', width: 120, sortable: true, read: (row) => row.expectedCloseDate, cell: (row) => <CloseDay deal={row} /> },
  { key: 'ownerId', label: 'Owner', type: 'user', width: 145, read: (row) => row.ownerId },
  { key: 'nextTask', label: 'Next task', type: 'dateTime', width: 190, read: (row) => row.nextTask?.dueAt, cell: NextTaskCell },
  { key: 'nextStep', label: 'Next step (text)', type: 'text', width: 180, read: (row) => row.nextStep },
  { key: 'stageSince', label: 'In stage since', type: 'dateTime', width: 120, sortable: true, read: (row) => row.stageSince },
  { key: 'probability', label: 'Probability', type: 'number', width: 100, read: (row) => row.probability, cell: (row) => (row.probability === null ? null : <>{row.probability} %</>) },
  { key: 'pipelineId', label: 'Pipeline', type: 'select', width: 140, read: (row) => row.pipelineId, cell: (row) => <span className="clip">{row.pipelineName}</span> },
  { key: 'product', label: 'Product', type: 'text', width: 140, read: (row) => row.product },
  { key: 'openedAt', label: 'Opened', type: 'dateTime', width: 110, sortable: true, read: (row) => row.openedAt },
  { key: 'closedAt', label: 'Closed', type: 'dateTime', width: 110, sortable: true, read: (row) => row.closedAt },
  { key: 'lossReason', label: 'Loss reason', type: 'text', width: 150, read: (row) => row.lossReason },
  { key: 'competitor', label: 'Competitor', type: 'text', width: 140, read: (row) => row.competitor },
  { key: 'tags', label: 'Tags', type: 'tags', width: 180, read: (row) => row.tags },
  { key: 'createdAt', label: 'Created', type: 'dateTime', width: 110, sortable: true, read: (row) => row.createdAt },
  { key: 'updatedAt', label: 'Updated', type: 'dateTime', width: 110, sortable: true, read: (row) => row.updatedAt },
];

const spec: ListSpec<Deal> = {
  object: 'deal',
  title: 'Deals',
  noun: { one: 'deal', many: 'deals' },
  page: '/deals/$id',
  exportPath: '/deals/export',
  right: 'deals',
  columns,
  extraFilters: [{ key: 'name', label: 'Name', type: 'text' }, { key: 'company.name', label: 'Company name', type: 'text' }],
  defaultColumns: ['company', 'stageId', 'outcome', 'amount', 'expectedCloseDate', 'ownerId', 'nextTask', 'stageSince'],
  defaultSort: '-createdAt',
  leadWidth: 290,
  fetchPage: (query, cursor, signal) => ok(api.GET('/deals', { params: { query: { q: query.q || undefined, filter: query.filter, sort: query.sort, cursor, limit: 100 } }, signal })),
  fetchCount: (query, signal) => ok(api.GET('/deals/count', { params: { query: { q: query.q || undefined, filter: query.filter } }, signal })),
  bulk: (select, change, preview) => ok(api.POST('/deals/bulk', { body: bulkBody(select, change, preview) })),
  lead: (row) => (
    <Link to="/deals/$id" params={{ id: row.id }} className={tableStyles.name} preload={false}>
      <span className="clip">{row.name}</span>
    </Link>
  ),
};

/** Stages and pipelines are chosen by name, so the list needs to know them. */
export function dealsSpec(pipelines: Pipeline[]): ListSpec<Deal> {
  const many = pipelines.length > 1;
  const stages = pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => ({ value: stage.id, label: many ? `${pipeline.name}: ${stage.name}` : stage.name })));
  const options: Record<string, { value: string; label: string }[]> = {
    stageId: stages,
    pipelineId: pipelines.map((pipeline) => ({ value: pipeline.id, label: pipeline.name })),
  };
  return { ...spec, columns: columns.map((column) => ({ ...column, options: options[column.key] ?? column.options })) };
}

function CompanyCell(row: Deal) {
  return row.company && <Link to="/companies/$id" params={{ id: row.company.id }} className="clip quiet" preload={false}>{row.company.name}</Link>;
}

function NextTaskCell({ outcome, nextTask }: Deal) {
  if (outcome !== 'open') return null;
  if (!nextTask) return <span className="muted">No next step</span>;
  return <span className="clip" title={nextTask.title}><Chip tone={dueTone(nextTask)}>{dueText(nextTask)}</Chip> {nextTask.title}</span>;
}
