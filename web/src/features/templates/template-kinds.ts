// The kinds of templates, in words, and what a new one begins with.
import type { TemplateDraft, TemplateKind } from '../../api/types';
import {
  IconClipboardText,
  IconLayoutKanban,
  IconMail,
  IconSignature,
  type IconComponent,
} from '../../ui/icons';

interface TemplateLook {
  many: string;
  one: string;
  icon: IconComponent;
  about: string;
  starter: Pick<TemplateDraft, 'subject' | 'body' | 'key_terms' | 'form' | 'project'>;
}

export const templateKinds: Record<TemplateKind, TemplateLook> = {
  email: {
    many: 'E-mails',
    one: 'E-mail',
    icon: IconMail,
    about: 'What Stepwell writes to clients.',
    starter: {
      subject: 'Welcome, {{contact.first_name}}',
      body: 'Dear {{contact.first_name}},\n\nthank you for choosing us.\n',
    },
  },
  form: {
    many: 'Questionnaires',
    one: 'Questionnaire',
    icon: IconClipboardText,
    about: 'What clients are asked, part by part.',
    starter: {
      form: {
        parts: [
          {
            title: 'About you',
            fields: [
              { key: 'company', label: 'Name of your company', kind: 'short_text', required: true },
            ],
          },
        ],
      },
    },
  },
  contract: {
    many: 'Contracts',
    one: 'Contract',
    icon: IconSignature,
    about: 'Documents that clients sign. Let a lawyer read them before they go out.',
    starter: {
      body: '# Engagement letter\n\nBetween {{firm.name}} and {{contact.name}}.\n',
      key_terms: [],
    },
  },
  project: {
    many: 'Projects',
    one: 'Project',
    icon: IconLayoutKanban,
    about: 'The tasks that a project opens with, and when they are due.',
    starter: { project: { name: 'Set-up for {{contact.name}}', tasks: [] } },
  },
};

export const templateOrder: readonly TemplateKind[] = ['email', 'form', 'contract', 'project'];

// A key from a name: "Welcome letter" -> "welcome-letter".
export function keyFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
