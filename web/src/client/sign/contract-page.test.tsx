// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientApi } from '../api/client-api';
import { Problem } from '../api/problem';
import type { ClientContract, ClientHome } from '../api/types';
import { ClientContext } from '../client-context';
import { apiWith, home } from '../form/test-world';
import { clientPaths } from '../paths';
import { ContractPage } from './contract-page';

const contract: ClientContract = {
  title: 'Engagement letter',
  html: '<h1>Engagement letter</h1><p>Between <mark>us</mark> and you.</p>',
  text_hash: 'abc',
  key_terms: [{ label: 'Fee', value: '£240 a month' }],
  consent_text: 'I have read the letter and agree to sign it electronically.',
  signer: { name: 'Priya Raman', email: 'priya@harbourfinch.example' },
  signers: [{ name: 'Priya Raman', state: 'next' }],
  turn: 'yours',
  number: 3,
  count: 4,
};

function Page({ api, home: first }: { api: ClientApi; home: ClientHome }) {
  const [current, setHome] = useState(first);
  const client = { api, paths: clientPaths('tok'), home: current, setHome, ask: () => undefined };
  return (
    <ClientContext value={client}>
      <ContractPage step="agreement" />
    </ClientContext>
  );
}

async function open(api: Partial<ClientApi> = {}, read_only = false) {
  const shown = { ...home, link: { ...home.link, read_only } };
  render(
    <Page api={apiWith({ contract: () => Promise.resolve(contract), ...api })} home={shown} />,
  );
  await screen.findByRole('heading', { level: 1, name: 'Engagement letter' });
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const signButton = 'Sign engagement letter';

beforeEach(() => {
  vi.stubGlobal('scrollTo', () => undefined);
  Element.prototype.scrollIntoView = () => undefined;
  // A browser in which nothing can be drawn.
  HTMLCanvasElement.prototype.getContext = () => null;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('signing', () => {
  it('offers typing at once where nothing can be drawn', async () => {
    await open();
    expect(screen.getByLabelText('Type')).toHaveProperty('checked', true);
  });

  it('asks for what is missing, and signs nothing until it is there', async () => {
    const sign = vi.fn();
    await open({ sign });
    await press(signButton);
    expect(document.activeElement).toBe(
      screen.getByRole('group', { name: '2 things are missing' }),
    );
    expect(sign).not.toHaveBeenCalled();
  });

  it('signs the very text that was shown', async () => {
    const sign = vi.fn().mockResolvedValue(home);
    await open({ sign });
    await userEvent.type(screen.getByLabelText('Type your name as your signature'), 'P. Raman');
    await userEvent.click(screen.getByLabelText(contract.consent_text));
    await press(signButton);
    expect(sign).toHaveBeenCalledExactlyOnceWith('agreement', {
      full_name: 'Priya Raman',
      consent: true,
      text_hash: 'abc',
      typed: 'P. Raman',
    });
    expect(location.search).toBe('?done=agreement');
  });

  it('shows what the letter has become when it is too late to sign', async () => {
    const fetched = vi.fn().mockResolvedValueOnce(contract);
    fetched.mockResolvedValue({ ...contract, turn: 'void' });
    const sign = () => Promise.reject(new Problem(409, 'Rejected', 'The letter was withdrawn.'));
    await open({ contract: fetched, sign });
    await userEvent.type(screen.getByLabelText('Type your name as your signature'), 'P');
    await userEvent.click(screen.getByLabelText(contract.consent_text));
    await press(signButton);
    expect(await screen.findByText('This letter is no longer in use.')).toBeTruthy();
  });

  it('is declined with a reason only', async () => {
    const refuse = vi.fn().mockResolvedValue(home);
    await open({ refuse });
    await press('Decline');
    await press('Decline engagement letter');
    expect(refuse).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('Why do you decline?'), 'Too dear');
    await press('Decline engagement letter');
    expect(refuse).toHaveBeenCalledExactlyOnceWith('agreement', 'Too dear');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is only looked at by a member', async () => {
    await open({}, true);
    expect(screen.queryByRole('button', { name: 'Decline' })).toBeNull();
    await press(signButton);
    expect(screen.queryByText(/missing/)).toBeNull();
  });
});
