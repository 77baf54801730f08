import type { Member } from '../../api/types';

// The permission levels, in words.
export const levelWords: Record<Member['level'], string> = {
  owner: 'Owner',
  manager: 'Manager',
  member: 'Member',
};

export const levelChoices = [
  { value: 'member', label: 'Member: works on runs, tasks and contacts' },
  { value: 'manager', label: 'Manager: also writes workflows, templates and settings' },
  { value: 'owner', label: 'Owner: also members and tokens' },
];

export const levelFrom = (value: string | null): Member['level'] =>
  value === 'owner' || value === 'manager' ? value : 'member';
