import { Button } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import { lazy } from 'react';
import { OnDemand } from '@/ui/OnDemand';

const ColumnsList = lazy(() => import('./ColumnsList'));

export interface ColumnsProps {
  columns: { key: string; label: string }[];
  chosen: string[];
  normal: string[];
  onChange: (columns: string[]) => void;
}

export function ColumnsMenu(props: ColumnsProps) {
  return <OnDemand target={<Button visibleFrom="xs" variant="subtle" px={8} leftSection={<Columns3 size={14} />} aria-haspopup="dialog">Columns</Button>} menu={ColumnsList} with={props} />;
}
