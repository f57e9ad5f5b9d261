import { expect, it } from 'vitest';
import { keyOf, toOptions } from './fieldTypes';

it('makes a stable key of a label', () => {
  expect(keyOf('Größe in m²')).toBe('gro_e_in_m2');
  expect(keyOf(' 2nd phone ')).toBe('f_2nd_phone');
});

it('keeps the value of an option that was there', () =>
  expect(toOptions(['Gold', 'New one'], [{ value: 'g1', label: 'Gold' }])).toEqual([{ value: 'g1', label: 'Gold' }, { value: 'new_one', label: 'New one' }]));
