// All kinds of steps, one file each.
import { IconFlag } from '../ui/icons';
import { approval } from './approval';
import { branch } from './branch';
import { contract } from './contract';
import { email } from './email';
import { end } from './end';
import { form } from './form';
import type { StepLook } from './look';
import { notify } from './notify';
import { project } from './project';
import { set } from './set';
import { task } from './task';
import { wait } from './wait';

export const kinds = {
  approval,
  branch,
  contract,
  email,
  end,
  form,
  notify,
  project,
  set,
  task,
  wait,
} satisfies Record<string, StepLook>;

const looks = new Map<string, StepLook>(Object.entries(kinds));

// A kind that a newer server knows and this page does not is shown by its own name.
export function lookOf(kind: string): StepLook {
  return looks.get(kind) ?? { icon: IconFlag, label: kind, about: '', release: 'Go on' };
}
