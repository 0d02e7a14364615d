import {Failure} from '../../failure.ts';
import {keepSecrets} from '../../secrets.ts';
import {plainText} from '../../text/plain-text.ts';
import {awsErrorCode} from '../errors.ts';
import {NotAFile, readWhole} from '../read-file.ts';
import {credentialsIn} from '../sts-credentials.ts';
import {askSts} from '../sts-query.ts';
import type {CredentialSource} from './source.ts';
import type {Supplied, Supply} from './supply.ts';

type WebIdentity = Extract<CredentialSource, {from: 'web-identity'}>;

/**
 * Credentials for the token of an OpenID Connect provider, as in EKS and CI ("Assume role with web identity", AWS SDKs
 * and Tools Reference Guide). The request is not signed: the token is what counts, and goes to the region's STS alone.
 * @throws Failure `web-identity-failed`, and those of STS.
 */
export const webIdentityCredentials = async (
	{tokenFile, roleArn, sessionName}: WebIdentity,
	{inUse, region}: Supply,
): Supplied => {
	const bytes = await readWhole(tokenFile).catch((error: unknown) => {
		const what = error instanceof NotAFile ? error.message : 'can’t be read';
		throw failed(`its token, ${plainText(tokenFile, 120)}, ${what}`, 'Write the token there', error);
	});
	const token = bytes.toString('utf8');
	if (token.trim() === '')
		throw failed(`its token, ${plainText(tokenFile, 120)}, is empty`, 'Write the token there', undefined);
	keepSecrets(token.trim());
	const role = plainText(roleArn.replace(/^arn:[^:]*:iam::\d*:/, ''), 120);
	const doing = `assuming ${role} with a web identity token`;
	const input = {
		RoleArn: roleArn,
		RoleSessionName: sessionName ?? `daypass-${Date.now()}`,
		WebIdentityToken: token,
	};
	try {
		const call = {inUse, region: await region(), credentials: undefined, doing, signal: undefined};
		return credentialsIn(await askSts('AssumeRoleWithWebIdentity', input, call), doing);
	} catch (error) {
		const why = refusals[awsErrorCode(error)];
		if (why === undefined) throw error;
		throw failed(`${why} (${role})`, `Get a fresh token into ${plainText(tokenFile, 120)}`, error);
	}
};

/** STS API Reference, "AssumeRoleWithWebIdentity", Errors: those that are of the token. */
const refusals: Readonly<Record<string, string>> = {
	ExpiredToken: 'AWS says that its token is too old',
	InvalidIdentityToken: 'AWS does not take its token',
	IDPRejectedClaim: 'the identity provider does not vouch for its token',
};

const failed = (why: string, help: string, cause: unknown) =>
	new Failure(
		'web-identity-failed',
		`The web identity gives no AWS credentials: ${why}.`,
		`${help}, or name other credentials with --profile.`,
		cause,
	);
