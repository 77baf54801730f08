import { PasswordInput, TextInput } from '@mantine/core';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from '../../app/paths';
import { problemWords, ProblemError } from '../../api/problem';
import { useSignIn } from '../../api/session';
import { Button } from '../../ui/button';
import { FaultSummary } from '../../ui/fault-summary';
import { Stack } from '../../ui/stack';
import { SignInFrame } from '../../ui/sign-in-frame';

// Signs a member in, and leads on to the page that they came for.
export function SignInPage({ back }: { back: string | undefined }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string>();
  const signIn = useSignIn();
  const navigate = useNavigate();
  const router = useRouter();

  const send = async () => {
    setFault(undefined);
    try {
      await signIn.mutateAsync({ email: email.trim(), password });
      if (back?.startsWith('/') && !back.startsWith('//')) router.history.push(back);
      else await navigate({ to: paths.today });
    } catch (thrown) {
      setFault(signInWords(thrown));
    }
  };

  return (
    <SignInFrame title="Sign in">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap={4}>
          <FaultSummary title="You are not signed in" faults={fault ? [fault] : []} />
          <TextInput
            label="E-mail"
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          />
          <Button type="submit" look="primary" wide busy={signIn.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </SignInFrame>
  );
}

function signInWords(thrown: unknown): string {
  if (thrown instanceof ProblemError && thrown.status === 401) {
    return 'The e-mail and the password do not belong together.';
  }
  if (thrown instanceof ProblemError && thrown.status === 429) {
    return 'Too many tries. Wait a few minutes, then try again.';
  }
  return problemWords(thrown);
}
