import { useState } from 'react';
import { useClient } from '../client-context';
import { Frame } from '../frame/frame';
import { Skeleton } from '../frame/skeleton';
import { StepProblem } from '../home/step-problem';
import { documentNoun, insideSentence } from '../words';
import { DeclineDialog } from './decline-dialog';
import { DocumentSheet } from './document-sheet';
import { KeyTerms } from './key-terms';
import { SignForm } from './sign-form';
import classes from './sign.module.css';
import { TurnPanel } from './turn-panel';
import { useContract } from './use-contract';

// Reading and signing one document.
export function ContractPage({ step }: { step: string }) {
  const { api, home, setHome, ask } = useClient();
  const { contract, problem, reload } = useContract(api, step);
  const [isDeclining, setIsDeclining] = useState(false);

  if (!contract)
    return problem ? (
      <StepProblem step={step} problem={problem} onRetry={() => void reload()} />
    ) : (
      <Frame step={step} ladder="always" wide>
        <Skeleton />
      </Frame>
    );

  const isYours = contract.turn === 'yours';
  return (
    <Frame step={step} ladder="always" wide>
      <div className={classes.page}>
        <DocumentSheet title={contract.title} html={contract.html} isToSign={isYours} />
        <section id="sign" className={classes.panel} aria-labelledby="sign-title" tabIndex={-1}>
          <h2 id="sign-title">
            {isYours ? `Sign the ${documentNoun(contract.title)}` : contract.title}
          </h2>
          {isYours ? (
            <>
              <KeyTerms terms={contract.key_terms} />
              <SignForm key={contract.text_hash} step={step} contract={contract} reload={reload} />
              {home.link.read_only ? null : (
                <div className={classes.ways}>
                  <button type="button" className="sw-textlink" onClick={() => ask(step)}>
                    Ask a question first
                  </button>
                  <button
                    type="button"
                    className="sw-textlink"
                    onClick={() => setIsDeclining(true)}
                  >
                    Decline
                  </button>
                </div>
              )}
            </>
          ) : (
            <>
              <TurnPanel contract={contract} />
              <KeyTerms terms={contract.key_terms} />
            </>
          )}
        </section>
      </div>
      {isDeclining ? (
        <DeclineDialog
          step={step}
          title={insideSentence(contract.title)}
          onClose={() => setIsDeclining(false)}
          onDeclined={async (next) => {
            setIsDeclining(false);
            setHome(next);
            await reload();
          }}
        />
      ) : null}
    </Frame>
  );
}
