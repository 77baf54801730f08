import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '../../api/problem';
import type { Token } from '../../api/types';
import { QueryView } from '../../parts/query-view';
import { Button } from '../../ui/button';
import { DateText } from '../../ui/date-text';
import { Dialog, DialogActions } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { IconKey, IconTrash } from '../../ui/icons';
import { IconButton } from '../../ui/icon-button';
import { Section } from '../../ui/section';
import { Table, type Column } from '../../ui/table';
import { Text } from '../../ui/text';
import { toast, toastProblem } from '../../ui/toast';
import { levelWords } from './levels';
import { NewTokenDialog } from './new-token-dialog';
import { tokensQuery, useRemoveToken } from './queries';

// The rights of programs.
export function TokensSection() {
  const tokens = useQuery(tokensQuery);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Token>();
  const columns: Column<Token>[] = [
    { key: 'name', head: 'Name', cell: (token) => token.name },
    {
      key: 'level',
      head: 'Level',
      width: 'narrow',
      phone: 'beside',
      cell: (token) => levelWords[token.level],
    },
    {
      key: 'used',
      head: 'Last used',
      width: 'narrow',
      phone: 'beside',
      cell: (token) =>
        token.last_used_at ? <DateText at={token.last_used_at} look="since" inRow /> : 'never',
    },
    {
      key: 'remove',
      head: <span className="sw-hidden">Remove</span>,
      width: 'narrow',
      align: 'end',
      phone: 'beside',
      cell: (token) => (
        <IconButton
          icon={IconTrash}
          label={`Remove ${token.name}`}
          onClick={() => setRemoving(token)}
        />
      ),
    },
  ];
  return (
    <Section
      title="API tokens"
      actions={
        <Button icon={IconKey} onClick={() => setAdding(true)}>
          New token
        </Button>
      }
    >
      <QueryView query={tokens} what="The tokens">
        {({ items }) =>
          items.length > 0 ? (
            <Table caption="API tokens" columns={columns} rows={items} rowKey={(one) => one.id} />
          ) : (
            <EmptyState icon={IconKey} title="No tokens yet">
              A token lets a program of yours use the API at /api/v1.
            </EmptyState>
          )
        }
      </QueryView>
      {adding ? <NewTokenDialog onClose={() => setAdding(false)} /> : null}
      {removing ? <RemoveToken token={removing} onClose={() => setRemoving(undefined)} /> : null}
    </Section>
  );
}

function RemoveToken({ token, onClose }: { token: Token; onClose: () => void }) {
  const remove = useRemoveToken();
  const send = () =>
    remove.mutate(token.id, {
      onSuccess: () => {
        toast('Token removed', token.name);
        onClose();
      },
      onError: (thrown) => toastProblem('The token stays', problemWords(thrown)),
    });
  return (
    <Dialog title={`Remove ${token.name}`} opened onClose={onClose} size="narrow">
      <Text>Programs that use it are refused from now on.</Text>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button look="danger" busy={remove.isPending} onClick={send}>
          Remove the token
        </Button>
      </DialogActions>
    </Dialog>
  );
}
