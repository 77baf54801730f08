import type { PointedError, Signature } from '../api/types';
import { isSignature, unitStrokes, type Inked } from './strokes';

// What somebody has entered to sign, and whether it is whole.

export interface Entered {
  full_name: string;
  way: 'draw' | 'type';
  typed: string;
  ink: readonly Inked[];
  consent: boolean;
}

export type SignFaults = Partial<Record<'full_name' | 'signature' | 'consent', string>>;

export function signFaults({ full_name, way, typed, ink, consent }: Entered): SignFaults {
  const faults: SignFaults = {};
  if (full_name.trim() === '') faults.full_name = 'Please write your full name.';
  if (way === 'type' && typed.trim() === '') faults.signature = 'Please type your signature.';
  if (way === 'draw' && ink.length === 0)
    faults.signature = 'Please draw your signature, or choose “Type”.';
  else if (way === 'draw' && !isSignature(ink))
    faults.signature = 'This is only a dot. Please draw your signature, or choose “Type”.';
  if (!consent) faults.consent = 'Please tick the box if you agree.';
  return faults;
}

export function signatureFrom(entered: Entered, text_hash: string): Signature {
  const { full_name, way, typed, ink } = entered;
  return {
    full_name: full_name.trim(),
    consent: true,
    text_hash,
    ...(way === 'type' ? { typed: typed.trim() } : { strokes: unitStrokes(ink) }),
  };
}

// What the server said of single entries.
export function serverFaults(errors: PointedError[]): SignFaults {
  const faults: SignFaults = {};
  for (const { pointer, detail } of errors) {
    if (pointer === '/full_name') faults.full_name = detail;
    else if (pointer === '/consent') faults.consent = detail;
    else if (/^\/(typed|strokes)/.test(pointer)) faults.signature = detail;
  }
  return faults;
}
