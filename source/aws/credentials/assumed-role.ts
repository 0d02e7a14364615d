import type {AwsCredentialIdentityProvider} from '@smithy/types';
import {credentialsIn} from '../sts-credentials.ts';
import {askSts} from '../sts-query.ts';
import type {RoleOfProfile} from './source.ts';
import type {Supplied, Supply} from './supply.ts';

/** Credentials of the role a profile names: its `role_arn`, assumed by what its source gives. */
export const assumedRoleCredentials = async (
	role: RoleOfProfile,
	source: AwsCredentialIdentityProvider,
	{inUse, region, askMfaCode}: Supply,
): Supplied => {
	const doing = `assuming ${role.arn.replace(/^arn:[^:]*:iam::\d*:/, '')}`;
	const TokenCode = role.mfaSerial === undefined ? undefined : await askMfaCode(role.mfaSerial);
	const input = {
		RoleArn: role.arn,
		RoleSessionName: role.sessionName ?? `daypass-${Date.now()}`,
		ExternalId: role.externalId,
		SerialNumber: role.mfaSerial,
		TokenCode,
		DurationSeconds: role.duration,
	};
	const call = {inUse, region: await region(), credentials: source, doing, signal: undefined};
	return credentialsIn(await askSts('AssumeRole', input, call), doing);
};
