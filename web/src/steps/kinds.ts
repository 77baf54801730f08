// All kinds of steps. A kind that the server knows and this table does not is a compile error.
import type { StepKind } from '../api/types';
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

export const kinds: Record<StepKind, StepLook> = {
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
};
