/** The policies that bear on what a visitor can do, parsed and put into the layers that cut each other. */
import type {NamedPolicy, PolicySet} from '../language/decide.ts';
import {parsePart, parsePolicy} from '../language/parse-policy.ts';
import {keepingWeakly} from './keeping.ts';

/** A policy of a role, or one given with the pass (`scope`). */
export type PermissionPolicy = {
	readonly kind: 'managed' | 'inline' | 'boundary' | 'scope';
	readonly name: string;
	readonly arn?: string;
	/** JSON text; absent: could not be read. */
	readonly document?: string;
};

/** What could be read of a role. */
export type PermissionReading = {
	readonly policies: readonly PermissionPolicy[];
	/** False: there may be policies that are not among them. */
	readonly complete: boolean;
};

/** What could not be understood, in words. */
export type PermissionNotice = {readonly code: string; readonly message: string};

export type Permissions = {
	readonly set: PolicySet;
	/** Every policy was read and understood. */
	readonly complete: boolean;
	readonly notices: readonly PermissionNotice[];
};

type ReadPolicy = {readonly named: NamedPolicy; readonly notice?: PermissionNotice};

/** Where a policy hangs, for a person. */
const places = {
	managed: 'The policy',
	inline: 'The inline policy',
	boundary: 'The boundary',
	scope: 'The scope',
} as const;

/** One policy parsed, and what could not be understood of it. Once, however often the visitor is asked about. */
export const readPolicy = keepingWeakly(({kind, name, document}: PermissionPolicy): ReadPolicy => {
	if (document === undefined) return {named: {name}};
	const parsed = parsePolicy(document, 'identity');
	if (parsed.readable) return {named: {name, document: parsed.document}};
	const part = parsePart(document, 'identity');
	const how = part === undefined ? 'not taken into account' : 'taken into account in part';
	const notice = {code: 'not-understood', message: `${places[kind]} ${name} is ${how}: ${parsed.reason}.`};
	if (part === undefined) return {named: {name}, notice};
	const unclear = part.unclear.every(({effect}) => effect === 'Allow') ? 'allows' : 'any';
	return {named: {name, document: part.document, unclear}, notice};
});

/**
 * Parses the policies. Statements that can't be understood count as unread and are named in `notices`; so may there be
 * a policy or a boundary that could not be listed, which stands among the role's own as one more unread.
 */
export const readPermissions = ({policies, complete}: PermissionReading): Permissions => {
	const layer = (...kinds: readonly PermissionPolicy['kind'][]) =>
		policies.filter(({kind}) => kinds.includes(kind)).map((policy) => readPolicy(policy).named);
	const identity = layer('managed', 'inline');
	const [boundary] = layer('boundary');
	const session = layer('scope');
	return {
		set: {
			identity: complete ? identity : [...identity, {name: ''}],
			...(boundary ? {boundary} : {}),
			...(session.length > 0 ? {session} : {}),
		},
		complete:
			complete &&
			[...identity, boundary, ...session].every((policy) => !policy || (policy.document && !policy.unclear)),
		notices: policies.flatMap((policy) => readPolicy(policy).notice ?? []),
	};
};
