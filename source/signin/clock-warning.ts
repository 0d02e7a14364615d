import type {Granted} from './assume.ts';

/** Milliseconds. Less than AWS's answer may take, or its whole seconds hide, is nothing to speak of. */
const worthSaying = 60_000;

/**
 * A sentence where this machine's clock is not AWS's: AWS tells when the credentials end, and how long they last is
 * what was asked. The SDK signs by AWS's clock then, so that nothing else would show it.
 */
export const clockWarning = ({issued, credentialSeconds}: Granted, now: number): readonly string[] => {
	const behind = issued.credentials.expiresAt.getTime() - credentialSeconds * 1000 - now;
	const way = behind >= worthSaying ? 'behind' : behind <= -worthSaying ? 'ahead of' : undefined;
	if (way === undefined) return [];
	const minutes = Math.round(Math.abs(behind) / 60_000);
	return [
		`This machine’s clock is ${minutes} minute${minutes === 1 ? '' : 's'} ${way} AWS’s: the times shown are wrong by that much.`,
	];
};
