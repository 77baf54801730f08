// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Field, FieldKind } from '../../api/types';
import { FieldView } from './field-view';
import { createQuestionnaire } from '../saving/questionnaire';
import { apiWith, fieldOfKind } from '../test-world';

afterEach(cleanup);

const kinds: FieldKind[] = [
  'short_text',
  'long_text',
  'email',
  'phone',
  'number',
  'money',
  'date',
  'yes_no',
  'one_of',
  'several_of',
  'file',
];

function show(field: Field, fault?: string) {
  const questionnaire = createQuestionnaire({
    api: apiWith({ save: () => new Promise(() => undefined) }),
    step: 'intake',
    read_only: false,
    now: () => 0,
  });
  const view = () => (
    <main>
      <FieldView
        field={field}
        questionnaire={questionnaire}
        view={questionnaire.view()}
        fault={fault}
        onLeave={() => undefined}
      />
    </main>
  );
  const shown = render(view());
  questionnaire.subscribe(() => shown.rerender(view()));
  return questionnaire;
}

function control(kind: FieldKind): HTMLElement {
  switch (kind) {
    case 'yes_no':
    case 'one_of':
      return screen.getByRole('radiogroup', { name: /^The/ });
    case 'several_of':
    case 'file':
      return screen.getByRole('group', { name: /^The/ });
    default:
      return screen.getByLabelText(/^The/);
  }
}

const description = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

describe.each(kinds)('a field of kind %s', (kind) => {
  it('has its label as its name, and its help and fault as its description', () => {
    show(fieldOfKind(kind, { help: 'As on the letter' }), 'Please look again.');
    expect(description(control(kind))).toBe('As on the letter Please look again.');
  });

  it('has no fault that axe finds, right or wrong, needed or not', async () => {
    for (const required of [true, false]) {
      show(fieldOfKind(kind, { required, help: 'As on the letter' }), required ? 'No.' : undefined);
      const { violations } = await axe.run(document.body, {
        rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
      });
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      cleanup();
    }
  });

  it('says that it is optional in words', () => {
    show(fieldOfKind(kind, { required: false }));
    expect(screen.getByText('optional')).toBeTruthy();
  });
});

describe('answering', () => {
  it('a number keeps what was typed, and answers with the number', async () => {
    const questionnaire = show(fieldOfKind('number'));
    await userEvent.type(screen.getByLabelText('The number'), '1,250.5');
    expect(screen.getByLabelText('The number')).toHaveProperty('value', '1,250.5');
    expect(questionnaire.view().answers).toEqual({ number: 1250.5 });
  });

  it('yes or no answers with true or false', async () => {
    const questionnaire = show(fieldOfKind('yes_no'));
    await userEvent.click(screen.getByLabelText('No'));
    expect(questionnaire.view().answers).toEqual({ yes_no: false });
    await userEvent.click(screen.getByLabelText('Yes'));
    expect(questionnaire.view().answers).toEqual({ yes_no: true });
  });

  it('an optional choice can be taken back', async () => {
    const questionnaire = show(fieldOfKind('one_of', { required: false }));
    await userEvent.click(screen.getByLabelText('Limited company'));
    expect(questionnaire.view().answers).toEqual({ one_of: 'ltd' });
    await userEvent.click(screen.getByRole('button', { name: 'Clear this answer' }));
    expect(questionnaire.view().answers).toEqual({});
  });

  it('several choices stand in the order of the options, and none is no answer', async () => {
    const questionnaire = show(fieldOfKind('several_of'));
    const group = within(control('several_of'));
    await userEvent.click(group.getByLabelText('Limited company'));
    await userEvent.click(group.getByLabelText('Sole trader'));
    expect(questionnaire.view().answers).toEqual({ several_of: ['sole', 'ltd'] });
    await userEvent.click(group.getByLabelText('Limited company'));
    await userEvent.click(group.getByLabelText('Sole trader'));
    expect(questionnaire.view().answers).toEqual({});
  });

  it('browsers are told what they can fill in by themselves', () => {
    show(fieldOfKind('short_text', { fills: 'contact.company' }));
    expect(screen.getByLabelText(/^The/).getAttribute('autocomplete')).toBe('organization');
  });
});
