import type { ClientContract, ClientSigner } from '../api/types';
import { dayWords, documentNoun } from '../words';

interface TurnWords {
  title: string;
  text: string;
}

// Why there is nothing to sign here just now, and what happens next.
export function turnWords(contract: ClientContract): TurnWords {
  const { turn, title, waiting_for, pdf, signer, signers } = contract;
  const noun = documentNoun(title);
  switch (turn) {
    case 'yours':
      return { title: `The ${noun} waits for your signature.`, text: '' };
    case 'earlier':
      return {
        title: waiting_for ? `${waiting_for} signs first.` : 'It is not your turn yet.',
        text: 'You need not do anything: an e-mail tells you when it is your turn.',
      };
    case 'signed':
      return {
        title: pdf ? 'Signed by everyone.' : `You have signed the ${noun}.`,
        text: pdf
          ? 'The signed PDF is here for as long as this link works, and in your e-mail.'
          : waiting_for
            ? `Now ${waiting_for} signs. Then the signed PDF comes to you by e-mail.`
            : 'The signed PDF comes to you by e-mail in a moment.',
      };
    case 'declined': {
      const who = signers.find((other) => other.state === 'declined');
      const isYou = !who || who.name === signer.name;
      return {
        title: `${isYou ? 'You' : who.name} declined the ${noun}.`,
        text: isYou ? 'We have passed on your reason. ' : 'It can no longer be signed. ',
      };
    }
    case 'void':
      return { title: `This ${noun} is no longer in use.`, text: 'There is nothing to sign here.' };
  }
}

export function signerWords({ state, at }: ClientSigner): string {
  switch (state) {
    case 'signed':
      return at ? `signed ${dayWords(at)}` : 'signed';
    case 'declined':
      return at ? `declined ${dayWords(at)}` : 'declined';
    case 'next':
      return 'signs now';
    case 'waiting':
      return 'signs later';
  }
}
