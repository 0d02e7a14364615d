import type {AwsCredentialIdentity, AwsCredentialIdentityProvider} from '@smithy/types';
import {Failure} from '../../failure.ts';
import {containerCredentials} from './container.ts';
import {moment} from './moment.ts';
import type {CredentialSource, StaticKeys} from './source.ts';
import type {Supply} from './supply.ts';

/**
 * Credentials of a source, asked for when they are needed and again before they end. What few sources need is loaded
 * for them.
 */
export const credentialProvider = (
	source: CredentialSource,
	supply: Supply,
): AwsCredentialIdentityProvider => {
	switch (source.from) {
		case 'environment':
			return async () => fromEnvironment(source.keys, source.expires);
		case 'keys':
			return async () => source.keys;
		case 'role': {
			const signer = credentialProvider(source.source, supply);
			return renewing(async () =>
				(await import('./assumed-role.ts')).assumedRoleCredentials(source.role, signer, supply),
			);
		}
		case 'web-identity':
			return renewing(async () => (await import('./web-identity.ts')).webIdentityCredentials(source, supply));
		case 'sso':
			return renewing(async () =>
				(await import('./sso.ts')).ssoCredentials(source.profile, source.sso, supply),
			);
		case 'login':
			return renewing(async () =>
				(await import('./login.ts')).loginCredentials(source.profile, source.session, supply),
			);
		case 'process':
			return renewing(async () =>
				(await import('./process.ts')).processCredentials(source.command, source.profile, supply.inUse.env),
			);
		case 'container':
			return renewing(() => containerCredentials(supply.inUse.env));
		case 'instance':
			return renewing(async () => (await import('./instance.ts')).instanceCredentials(supply.inUse));
	}
};

const fromEnvironment = (keys: StaticKeys, expires = ''): AwsCredentialIdentity => {
	const expiration = moment(expires);
	if (Number.isNaN(expiration.getTime())) return keys;
	if (expiration.getTime() > Date.now()) return {...keys, expiration};
	throw new Failure(
		'expired-credentials',
		'The credentials of the environment have expired: AWS_CREDENTIAL_EXPIRATION has passed.',
		'Set fresh ones, or name a profile with --profile.',
	);
};

/** Milliseconds before their end at which credentials are asked for anew. */
const soon = 5 * 60_000;

/** Asks once, and again when what was given is about to end; a failure is not kept. */
const renewing = (ask: () => Promise<AwsCredentialIdentity>): AwsCredentialIdentityProvider => {
	let held: Promise<AwsCredentialIdentity> | undefined;
	return async () => {
		const known = await held;
		if (known && !(known.expiration && known.expiration.getTime() - Date.now() < soon)) return known;
		const asked = ask();
		held = asked;
		asked.catch(() => {
			if (held === asked) held = undefined;
		});
		return asked;
	};
};
