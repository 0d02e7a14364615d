import {type Environment, programName} from '../../environment.ts';
import type {JudgedRole} from '../../roles/role.ts';
import {parseRoleArn, shortName} from '../../roles/role-arn.ts';

/**
 * A verdict's reasons where there is no key to press: what settles a doubt is a command.
 * @param caller Whose own account's roles go by their names.
 * @param env For what the program is typed as.
 */
export const reasonsOf = (
	{arn, verdict: {reasons, withoutKey}, verifiedAt}: JudgedRole,
	caller: {readonly account: string},
	env: Environment,
): readonly string[] => {
	const [first, ...others] = reasons;
	const plain = withoutKey && `${withoutKey.claim}: ${withoutKey.grounds}`;
	if (plain === undefined || verifiedAt !== undefined || first === `${plain}.`) return reasons;
	const role = parseRoleArn(arn);
	const name = role?.account === caller.account ? shortName(role) : arn;
	return [`${plain}; \`${programName(env)} roles --verify ${name}\` settles it.`, ...others];
};
