import type {PassSecrets} from '../../pass/pass.ts';
import {defaultSessionName} from '../../pass/session-name.ts';
import {requireRegion} from '../../roles/caller/identify.ts';
import type {Discovery} from '../../roles/discover.ts';
import {unknownRole} from '../../roles/find-role.ts';
import type {JudgedRole} from '../../roles/role.ts';
import {parseRole, shortName} from '../../roles/role-arn.ts';
import type {AwsSession} from '../../roles/session.ts';
import {verifyRole} from '../../signin/verify.ts';
import {asksPerson} from '../link/mfa-question.ts';
import type {World} from '../world.ts';

/**
 * One of the roles found, with what AWS itself says of it: an AssumeRole whose credentials are dropped.
 * @param text A name, path/name or ARN.
 * @throws Failure `unknown-role`; what verifyRole throws where AWS was given too little to answer, or gave no answer.
 */
export const verified = async (
	text: string,
	secrets: PassSecrets,
	{caller, roles}: Discovery,
	session: AwsSession,
	{ask, now, signal}: World,
): Promise<JudgedRole> => {
	const named = parseRole(text);
	const own = roles.filter(({account}) => account === caller.account);
	const role =
		'arn' in named
			? roles.find(({arn}) => arn === named.arn)
			: own.find(({name, path}) => name === named.name && (named.path ?? path) === path);
	if (role === undefined)
		throw unknownRole(
			text,
			own.flatMap((one) => [one.name, shortName(one)]),
		);
	return verifyRole(role, secrets, {
		session,
		region: await requireRegion(session),
		caller,
		sessionName: defaultSessionName(caller.name),
		now,
		ask: ask && asksPerson(ask),
		signal,
	});
};
