import {openIamAccount} from '../aws/iam-account.ts';
import {openIamRoles, type RoleFacts} from '../aws/iam-roles.ts';
import type {AwsSession} from '../aws/session.ts';
import {Failure, hasFailed} from '../failure.ts';
import type {Role} from './role.ts';
import {parseRoleArn} from './role-arn.ts';

/** A role of the account, as the rest of the program knows it. */
const accountRole = ({boundaryArn: _, ...facts}: RoleFacts): Role => ({
	...facts,
	account: parseRoleArn(facts.arn)?.account ?? '',
	foundIn: 'account',
});

/**
 * The account's roles, page after page as AWS sends them: ListRoles, 1,000 a page, or where that is refused
 * GetAccountAuthorizationDetails, which is another permission for the same list.
 * @throws Failure of ListRoles when it fails, or is refused and the other does no better.
 */
export async function* listAccountRoles(
	session: AwsSession,
	region: string,
	signal?: AbortSignal,
): AsyncGenerator<readonly Role[]> {
	let refused: Failure;
	try {
		for await (const page of openIamRoles(session, region).listRoles(signal)) yield page.map(accountRole);
		return;
	} catch (error) {
		if (!(error instanceof Failure) || error.kind !== 'denied') throw error;
		refused = error;
	}
	try {
		for await (const {principals} of openIamAccount(session, region).details(['Role'], signal)) {
			yield principals.flatMap(({role}) => (role ? [accountRole(role)] : []));
		}
	} catch (error) {
		if (hasFailed(error)) throw refused;
		throw error;
	}
}
