import { Menu, type MenuItemProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Anchor = MenuItemProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof MenuItemProps> & { ref?: Ref<HTMLAnchorElement> };

/** A menu entry that is a real link. Apart from the other links, so that a page without menus does not load them. */
export const MenuLink = createLink((props: Anchor) => <Menu.Item component="a" {...props} />);
