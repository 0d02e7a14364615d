/** Who a resource or trust policy speaks of ("AWS JSON policy elements: Principal", "… NotPrincipal"). */
import {either, no, opposite, type Truth, unsure, yes} from './truth.ts';
import {compileWildcard, matchesWildcard} from './wildcard.ts';

export type Principal = {
	readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
	readonly value: string;
};

export type PrincipalElement = {
	/** True for NotPrincipal. */
	readonly not: boolean;
	readonly principals: readonly Principal[];
};

/** A user or a role session, as principals of policies are compared with it. */
export type Identity = {
	/** The user's ARN, or the session's. */
	readonly arn: string;
	/** The IAM ARN: the user's, or that of the session's role, path included. */
	readonly identityArn: string;
	/** False: the path in `identityArn` is not known. */
	readonly identityArnKnown: boolean;
	readonly account: string;
	readonly partition: string;
};

/** How a principal names somebody; the closest is `itself`. */
export type NamedAs =
	/** By the exact ARN of the user, or of this very role session. */
	| 'itself'
	/** By the ARN of the role the session belongs to. */
	| 'role'
	| 'everyone'
	/** By the account, which hands the decision to that account's own policies. */
	| 'account';

export type Naming = {readonly as: NamedAs; readonly truth: Truth};

const lastPart = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);
const account = (arn: string) => arn.slice(0, arn.indexOf('/'));

const isSameRole = (value: string, identity: Identity): Truth => {
	if (identity.identityArnKnown) {
		return value === identity.identityArn ? yes : no;
	}

	// GetCallerIdentity leaves the path out: a role of that name and account may be this one.
	return account(value) === account(identity.identityArn) &&
		lastPart(value) === lastPart(identity.identityArn)
		? unsure
		: no;
};

const isAccount = (value: string, identity: Identity): boolean =>
	value === identity.account || value === `arn:${identity.partition}:iam::${identity.account}:root`;

/**
 * How this one principal names the identity; `undefined`: not at all. ARNs are compared with their case ("the user
 * name in a Principal element is case sensitive") and without wildcards, which IAM does not allow there. A unique ID
 * (`AIDA…`, `AROA…`) is what is left of a deleted principal and names nobody.
 */
const namingBy = ({type, value}: Principal, identity: Identity): Naming | undefined => {
	if (type !== 'AWS') {
		return undefined;
	}

	if (value === '*') {
		return {as: 'everyone', truth: yes};
	}

	if (isAccount(value, identity)) {
		return {as: 'account', truth: yes};
	}

	if (value === identity.arn) {
		return {as: 'itself', truth: yes};
	}

	const truth = identity.arn === identity.identityArn ? no : isSameRole(value, identity);
	return truth === no ? undefined : {as: 'role', truth};
};

/** IAM allows no wildcards in a principal's ARN; if one is there, nobody can say whom AWS takes it to mean. */
const mightBeMeant = ({type, value}: Principal, identity: Identity): boolean => {
	if (type !== 'AWS' || !value.startsWith('arn:') || !/[*?]/.test(value)) {
		return false;
	}

	const pattern = compileWildcard(value);
	return matchesWildcard(pattern, identity.arn) || matchesWildcard(pattern, identity.identityArn);
};

/**
 * Whether a Deny's NotPrincipal spares the identity. It must list the account and the user, or the account, the role
 * and the session ("AWS JSON policy elements: NotPrincipal"); with only some of these AWS says it "might" deny.
 */
const isSpared = (principals: readonly Principal[], identity: Identity): Truth => {
	const namings = principals.flatMap((principal) => namingBy(principal, identity) ?? []);
	const names = (as: NamedAs) => namings.some((naming) => naming.as === as && naming.truth === yes);
	const isSession = identity.arn !== identity.identityArn;
	if (names('everyone') || (names('account') && names('itself') && (!isSession || names('role')))) {
		return yes;
	}

	const isNamedAtAll = namings.some((naming) => naming.as !== 'account');
	return isNamedAtAll || principals.some((principal) => mightBeMeant(principal, identity)) ? unsure : no;
};

/**
 * Whether a Deny statement with this element speaks of the identity. `hasBoundary`: a NotPrincipal with Deny "will
 * always deny any IAM principal that has a permissions boundary policy attached", whomever it lists.
 */
export const isDenied = (
	{not, principals}: PrincipalElement,
	identity: Identity,
	hasBoundary: Truth,
): Truth => {
	if (not) {
		return either(hasBoundary, opposite(isSpared(principals, identity)));
	}

	let truth = no;
	for (const principal of principals) {
		const naming = namingBy(principal, identity);
		truth = naming?.truth === yes ? yes : truth;
		if (truth === no && (naming !== undefined || mightBeMeant(principal, identity))) {
			truth = unsure;
		}
	}

	return truth;
};

/** Every way an Allow statement with this element names the identity. */
export const namingsOf = ({not, principals}: PrincipalElement, identity: Identity): readonly Naming[] => {
	if (!not) {
		return principals.flatMap((principal) => namingBy(principal, identity) ?? []);
	}

	// "Using it with Allow is not supported": whom it lets in, if it is there all the same, is anybody's guess.
	const named = principals.some(
		(principal) => namingBy(principal, identity) !== undefined || mightBeMeant(principal, identity),
	);
	return named ? [] : [{as: 'everyone', truth: unsure}];
};
