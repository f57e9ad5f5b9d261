import { ActionIcon, Button, Group, Modal, NumberInput, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Package, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { productsQuery } from '@/api/queries';
import type { Product } from '@/api/types';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { LinkButton } from '@/ui/links';
import { Money } from '@/ui/Money';
import { useMay, useSession } from '@/ui/session';
import { SimpleTable } from '@/ui/SimpleTable';
import { SkeletonLines } from '@/ui/Skeleton';
import { toast } from '@/ui/toast';
import { Section } from './Section';
import styles from './Settings.module.css';

export default function ProductSettings() {
  const [dialog, setDialog] = useState<{ product?: Product } | null>(null);
  const products = useQuery(productsQuery);
  const writable = useMay('settings.edit');
  return (
    <Section title="Products" why="What you sell. Deals name one, and the scoreboard counts by it." action={writable && <Button leftSection={<Plus size={14} />} onClick={() => setDialog({})}>New product</Button>}>
      {products.isPending && <SkeletonLines count={5} />}
      <ErrorNotice error={products.error} retry={() => void products.refetch()} />
      {products.data?.length === 0 && (
        <EmptyState compact icon={Package} title="No products yet" why="Add them one by one, or import a list." actions={<LinkButton to="/import" search={{ object: 'products' }} variant="default">Import products</LinkButton>} />
      )}
      {products.data && products.data.length > 0 && (
        <SimpleTable
          label="Products"
          head={['Name', 'Series', { text: 'Price', right: true }, { text: 'Actions', hidden: true }]}
          rows={products.data.map((product) => ({
            key: product.id,
            faded: product.active === false,
            cells: [
              product.name, product.series ?? '–', <Money key="price" amount={product.price} currency={product.currency} />,
              writable && <div key="edit" className={styles.right}><ActionIcon size={24} aria-label={`Edit ${product.name}`} onClick={() => setDialog({ product })}><Pencil size={13} /></ActionIcon></div>,
            ],
          }))}
        />
      )}
      {dialog && <ProductForm product={dialog.product} onClose={() => setDialog(null)} />}
    </Section>
  );
}

function ProductForm({ product, onClose }: { product?: Product; onClose: () => void }) {
  const { workspace } = useSession();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: product?.name ?? '', series: product?.series ?? '', price: (product?.price ?? '') as number | string, currency: product?.currency ?? workspace.currency, active: product?.active ?? true },
    validate: { name: (name) => (name.trim() ? null : 'A product needs a name') },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) => {
      const body = { name: values.name.trim(), series: values.series.trim() || null, price: values.price === '' ? null : Number(values.price), currency: values.currency.toUpperCase(), active: values.active };
      return product ? ok(api.PATCH('/products/{id}', { params: { path: { id: product.id } }, body })) : ok(api.POST('/products', { body }));
    },
    onSuccess: async () => { await client.invalidateQueries({ queryKey: productsQuery.queryKey }); onClose(); toast('Product saved'); },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fieldErrors),
  });
  return (
    <Modal opened onClose={onClose} title={product ? `Edit “${product.name}”` : 'New product'} size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form style={{ display: 'grid', gap: 12 }} onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
        <TextInput label="Series" {...form.getInputProps('series')} />
        <Group grow gap={10} align="flex-start">
          <NumberInput label="Price" min={0} decimalScale={2} thousandSeparator="," {...form.getInputProps('price')} />
          <TextInput label="Currency" maxLength={3} {...form.getInputProps('currency')} />
        </Group>
        <Switch label="Sold now" {...form.getInputProps('active', { type: 'checkbox' })} />
        <ErrorNotice error={save.error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" loading={save.isPending}>Save</Button>
        </Group>
      </form>
    </Modal>
  );
}
