import {Failure} from '../failure.ts';
import {plainText} from '../plain-text.ts';
import {networkFailure} from './network-errors.ts';

/**
 * What the SDK's chain of credential providers throws: errors that are mere sentences, with what caused them lost.
 * Undefined for anything else.
 */
export const credentialsFailure = (error: Error, doing: string, profile = 'default'): Failure | undefined => {
	if (!['CredentialsProviderError', 'TokenProviderError'].includes(error.name)) return undefined;
	const words = error.message;
	const [code] = /\b(?:E[A-Z_]{6,}|[A-Z_]*CERT[A-Z_]*)\b/.exec(words) ?? [];
	const network = code && networkFailure(Object.assign(new Error(words), {code}), doing);
	if (network) return network;
	if (saysSsoEnded(words)) {
		const login =
			profile === 'default' ? 'aws sso login' : `aws sso login --profile ${plainText(profile, 80)}`;
		return new Failure(
			'sso-expired',
			'Your AWS SSO session has expired or was never opened.',
			`Run: ${login}`,
			error,
		);
	}
	if (profile !== 'default') return noneFrom(profile, error);
	return new Failure(
		'no-credentials',
		'No AWS credentials found.',
		'Run daypass in AWS CloudShell, set AWS_PROFILE or the AWS_… variables, or name a profile with --profile. To look around without any: daypass demo.',
		error,
	);
};

/** The SDK's words, and those of the SSO portal when a session was ended there; a profile that lacks a setting is another thing. */
const saysSsoEnded = (words: string): boolean =>
	(/sso/i.test(words) &&
		/expired|invalid|not found|login/i.test(words) &&
		!words.includes('configured with invalid SSO')) ||
	/UnauthorizedException|Session token not found or invalid/.test(words);

export const noneFrom = (profile: string, cause?: unknown): Failure =>
	new Failure(
		'no-credentials',
		`The profile “${plainText(profile, 80)}” gives no AWS credentials.`,
		'Look at its settings in ~/.aws/config, or leave --profile and AWS_PROFILE out.',
		cause,
	);
