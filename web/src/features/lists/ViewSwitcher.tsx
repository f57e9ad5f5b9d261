import { ChevronDown } from 'lucide-react';
import { lazy } from 'react';
import { OnDemand } from '@/ui/OnDemand';
import styles from './ListPage.module.css';
import type { ObjectKind, SavedView } from '@/api/types';

const ViewMenu = lazy(() => import('./ViewMenu'));

export interface ViewMenuProps {
  object: ObjectKind;
  everything: string;
  view: SavedView | undefined;
  views: SavedView[];
  onOpen: (view: SavedView | null) => void;
}

export function ViewSwitcher({ dirty, ...props }: ViewMenuProps & { dirty: boolean }) {
  const name = props.view?.name ?? props.everything;
  const target = (
    <button type="button" className={styles.viewButton} aria-haspopup="menu">
      <span className="sr-only">View: </span>
      <span className="clip">{name}</span>
      {dirty && props.view && <span className="faint" title="Changed">•</span>}
      <ChevronDown size={13} aria-hidden />
    </button>
  );
  return <OnDemand target={target} menu={ViewMenu} with={props} />;
}
