// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientApi } from '../api/client-api';
import { ClientContext } from '../client-context';
import { clientPaths, parseRoute } from '../paths';
import { useRoute } from '../router';
import { FormPage } from './form-page';
import { apiWith, fieldOfKind, home, questionsOf } from './test-world';

const loaded = questionsOf(
  [
    fieldOfKind('email', { label: 'E-mail address' }),
    fieldOfKind('phone', { label: 'Phone number', required: false }),
  ],
  [fieldOfKind('yes_no', { label: 'Are you registered for VAT?' })],
);
const saved = { saved_at: '2026-03-04T10:00:00Z', errors: [] };

function Page({ api }: { api: ClientApi }) {
  const [current, setHome] = useState(home);
  const route = useRoute();
  const client = { api, paths: clientPaths('tok'), home: current, setHome, ask: () => undefined };
  return (
    <ClientContext value={client}>
      {route.page === 'form' ? <FormPage step="intake" place={route.place} /> : <p>elsewhere</p>}
    </ClientContext>
  );
}

function open(api: Partial<ClientApi> = {}) {
  const save = vi.fn().mockResolvedValue(saved);
  render(<Page api={apiWith({ form: () => Promise.resolve(loaded), save, ...api })} />);
  return { save };
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  history.replaceState(null, '', '/c/tok/form/intake');
  vi.stubGlobal('scrollTo', () => undefined);
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('a questionnaire page', () => {
  it('begins at the first part and says so in the address', async () => {
    open();
    await screen.findByRole('heading', { level: 1, name: 'Part 1' });
    expect(parseRoute(location.pathname, location.search)).toMatchObject({ place: 1 });
    expect(document.title).toBe('Part 1 · Alder & Wren');
  });

  it('lists what is missing, takes focus there, and leads to the field', async () => {
    open();
    await screen.findByRole('heading', { name: 'Part 1' });
    await press('Continue');
    const summary = screen.getByRole('group', { name: '1 answer needs your attention' });
    expect(document.activeElement).toBe(summary);
    const field = screen.getByLabelText('E-mail address');
    expect(field.getAttribute('aria-invalid')).toBe('true');

    await userEvent.click(within(summary).getByRole('link', { name: 'E-mail address' }));
    expect(document.activeElement).toBe(field);
  });

  it('says what is wrong once the field is left, not before', async () => {
    open();
    await screen.findByRole('heading', { name: 'Part 1' });
    await userEvent.type(screen.getByLabelText('E-mail address'), 'priya');
    expect(screen.queryByText(/looks like name@/)).toBeNull();
    await userEvent.tab();
    expect(screen.getByText(/looks like name@/)).toBeTruthy();
  });

  it('goes on with what is there when asked to, and comes back to it from the review', async () => {
    open();
    await screen.findByRole('heading', { name: 'Part 1' });
    await press('Continue');
    await press('Leave this for now and go on');
    await screen.findByRole('heading', { name: 'Part 2' });
    expect(document.activeElement?.textContent).toBe('Part 2');
    await userEvent.click(screen.getByLabelText('Yes'));
    await press('Continue');

    await screen.findByRole('heading', { name: 'Check your answers' });
    await press('Send answers');
    const summary = screen.getByRole('group', { name: /your attention/ });
    await userEvent.click(within(summary).getByRole('link', { name: 'E-mail address' }));
    await screen.findByRole('heading', { name: 'Part 1' });
    expect(document.activeElement).toBe(screen.getByLabelText('E-mail address'));
  });

  it('saves what is answered, and sends it all in', async () => {
    const submit = vi.fn().mockResolvedValue({ ...home, now: [] });
    const { save } = open({ submit });
    await screen.findByRole('heading', { name: 'Part 1' });
    await userEvent.type(screen.getByLabelText('E-mail address'), 'priya@harbourfinch.example');
    await press('Continue');
    await waitFor(() =>
      expect(save).toHaveBeenCalledWith('intake', { email: 'priya@harbourfinch.example' }, false),
    );
    await userEvent.click(await screen.findByLabelText('No'));
    await press('Continue');
    await press('Send answers');
    await screen.findByText('elsewhere');
    expect(submit).toHaveBeenCalledWith('intake', {
      email: 'priya@harbourfinch.example',
      yes_no: false,
    });
    expect(location.search).toBe('?done=intake');
  });

  it('shows answers that were sent in, without a way to change them', async () => {
    const submitted = {
      ...loaded,
      answers: { yes_no: true },
      submitted_at: '2019-03-04T10:00:00Z',
    };
    open({ form: () => Promise.resolve(submitted) });
    await screen.findByText('You sent these answers on 4 March 2019.');
    expect(screen.getByText('Yes')).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Change/ })).toBeNull();
  });
});
