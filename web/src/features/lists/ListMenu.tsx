import { Menu } from '@mantine/core';
import { Download, History, Upload } from 'lucide-react';
import { MenuLink } from '@/ui/menuLinks';
import type { OnDemandProps } from '@/ui/OnDemand';

interface Props extends OnDemandProps {
  many: string;
  object: string;
  importing: boolean;
  exportHref: string | null;
}

export default function ListMenu({ target, many, object, importing, exportHref }: Props) {
  return (
    <Menu width={220} defaultOpened>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {importing && <MenuLink to="/import" search={{ object }} leftSection={<Upload size={14} />}>Import {many}</MenuLink>}
        {exportHref && <Menu.Item component="a" href={exportHref} download leftSection={<Download size={14} />}>Export these rows as CSV</Menu.Item>}
        {importing && <MenuLink to="/import/history" leftSection={<History size={14} />}>Imports so far</MenuLink>}
      </Menu.Dropdown>
    </Menu>
  );
}
