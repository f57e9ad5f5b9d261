import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';

export type Density = 'comfortable' | 'default' | 'compact';

export const rowHeights: Record<Density, number> = { comfortable: 40, default: 32, compact: 28 };

export function useDensity() {
  const [density, setDensity] = useLocalStorage<Density>({ key: 'tandem.density', defaultValue: 'default', getInitialValueInEffect: false });
  useEffect(() => document.documentElement.setAttribute('data-density', density), [density]);
  return [density, setDensity] as const;
}

export function useNavCollapsed() {
  return useLocalStorage({ key: 'tandem.nav', defaultValue: false, getInitialValueInEffect: false });
}
