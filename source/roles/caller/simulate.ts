import {openIamAccount} from '../../aws/iam-account.ts';
import type {AwsSession} from '../../aws/session.ts';
import type {Caller} from './caller.ts';
import type {Notice, SimulatedDecision} from './evidence.ts';
import {survive} from './principal-policies.ts';

export type Simulation = {
	readonly decisions: ReadonlyMap<string, SimulatedDecision>;
	readonly notices: readonly Notice[];
};

/**
 * The last rung: SimulatePrincipalPolicy tells what the caller's own side says of each role when the documents can't
 * be read. An answer that lacked condition values is left out: it would be a guess.
 */
export const simulateOwnSide = async (
	caller: Caller,
	roles: readonly string[],
	session: AwsSession,
	region: string,
	signal?: AbortSignal,
): Promise<Simulation> => {
	const notices: Notice[] = [];
	const reading = openIamAccount(session, region).simulateAssumeRole(caller.identityArn, roles, signal);
	const answers = await survive(
		reading,
		notices,
		'IAM could not be asked to simulate your own policies',
		'iam:SimulatePrincipalPolicy',
	);
	const certain = (answers ?? []).filter(({missing}) => missing.length === 0);
	return {decisions: new Map(certain.map(({resource, decision}) => [resource, decision])), notices};
};
