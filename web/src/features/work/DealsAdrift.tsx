import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ok } from '@/api/client';
import type { Filter } from '@/api/types';
import { Card } from '@/ui/Card';
import { plural } from '@/ui/format';
import { useMay } from '@/ui/session';

const mine: Filter = { and: [{ field: 'outcome', op: 'is', value: 'open' }, { field: 'ownerId', op: 'isMe' }, { field: 'nextTask', op: 'unknown' }] };

/** Open deals of one's own with nothing planned: they are the ones that are lost without a word. */
export function DealsAdrift() {
  const may = useMay('deals.read');
  const count = useQuery({ queryKey: ['deal', 'adrift'], queryFn: ({ signal }) => ok(api.GET('/deals/count', { params: { query: { filter: JSON.stringify(mine) } }, signal })), enabled: may });
  if (!count.data?.count) return null;
  return (
    <Card title="Deals without a next step">
      <p>
        <Link to="/deals" search={{ filter: mine }} className="link">{plural(count.data.count, 'open deal')}</Link> of yours {count.data.count === 1 ? 'has' : 'have'} nothing planned.
      </p>
    </Card>
  );
}
