import {Failure} from '../failure.ts';
import type {FilledRequest} from '../pass/fill-in.ts';
import {federatedRole, type PassSecrets} from '../pass/pass.ts';
import {fieldNames, longFlag, rows} from '../pass/rows.ts';

/**
 * Refuses beforehand what AWS would refuse, so that AWS never quotes a secret back: the rules stand in the table of
 * fields, those of one way in here.
 * @throws Failure of kind `usage`, naming the rule.
 */
export const checkRequest = (request: FilledRequest, secrets: PassSecrets): void => {
	if (request.role === '' && !request.self && !request.federate) throw roleMissing();
	if (request.federate) checkFederation(request, secrets);
	const values = {...request, ...secrets};
	for (const name of fieldNames) {
		const value = values[name];
		const broken = value === undefined ? undefined : rows[name].rule?.(value, request);
		if (broken !== undefined) throw new Failure(broken.code, broken.message, broken.hint);
	}
};

/** The same while it is still open what a profile names: a role, or the session that it is. */
export const checkAsked = (request: FilledRequest, secrets: PassSecrets): void =>
	checkRequest(request.profile === undefined ? request : {...request, self: true}, secrets);

export const roleMissing = () =>
	new Failure(
		'role-missing',
		'No role was named.',
		'Name one: daypass link <role>. daypass roles lists them.',
	);

/**
 * STS API Reference, "GetFederationToken": without a policy such a session may do nothing, and it knows no more than
 * that.
 */
const checkFederation = (request: FilledRequest, secrets: PassSecrets): void => {
	// A preset may be anybody's: what it shows as its role would be none of it.
	if (request.role !== federatedRole) {
		throw new Failure(
			'federate-role',
			'A federated user has no role, and this names one.',
			`Leave federate out, or let the role be ${federatedRole}.`,
		);
	}
	if (request.scope.length === 0) {
		throw new Failure(
			'scope-missing',
			'A federated user may do nothing without a policy.',
			'Say with --scope what of your own permissions they get: read-only, a policy file, a managed policy’s ARN.',
		);
	}
	const given = {...request, ...secrets};
	const useless = fieldNames.find(
		(name) => rows[name].ways?.includes('federate') === false && given[name] !== undefined,
	);
	if (useless !== undefined) {
		throw new Failure(
			'federate-option',
			`AWS takes no ${longFlag(rows[useless].flag?.flags ?? useless)} for a federated user.`,
			'Leave it out, or name a role.',
		);
	}
};
