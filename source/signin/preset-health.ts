import {partitionById} from '../console/partitions.ts';
import type {DestinationProblem, ProblemCode} from '../console/problem.ts';
import {Failure} from '../failure.ts';
import {nearest} from '../nearest.ts';
import {formatDuration} from '../pass/duration.ts';
import type {Preset} from '../pass/pass.ts';
import {parseScopeTemplate, templates} from '../policy/scope/template.ts';
import type {Caller} from '../roles/caller/caller.ts';
import type {JudgedRole} from '../roles/role.ts';
import {parseRole, type RoleArn, type RoleName, shortName} from '../roles/role-arn.ts';
import {plainText} from '../text/plain-text.ts';
import {destinationProblem} from './destination-check.ts';
import {chainingReason} from './session-length.ts';

type Changeable = 'role' | 'duration' | 'region' | 'destination' | 'scope';

/** Something in a preset that no longer fits, so that its link would be refused. */
export type PresetFinding = {
	readonly code: string;
	/** What it is about. */
	readonly field: Changeable;
	/** What no longer fits, a sentence. */
	readonly message: string;
	/** What would put it right, and the same for a person; absent: somebody has to choose. */
	readonly instead?: {readonly change: Partial<Pick<Preset, Changeable>>; readonly text: string};
};

/** What can be held against a preset. What is absent could not be read: nothing is said of it. */
export type KnownOfAccount = {
	readonly caller?: Pick<Caller, 'account' | 'partition'> | undefined;
	/** The profile that the caller's credentials are of. */
	readonly profile?: string | undefined;
	/** The longest session that AWS is known to give this caller with any role, seconds. */
	readonly longestSession?: number | undefined;
	/** Every role of the caller's account. */
	readonly roles?: readonly JudgedRole[] | undefined;
	/** Why a scope would be refused: a file that is not there, a template of another daypass. */
	readonly scopeProblems?: ReadonlyMap<Preset, Pick<Failure, 'code' | 'message'>> | undefined;
	/** Milliseconds since 1970. */
	readonly now: number;
};

/** The presets that no longer fit, each with what is wrong with it. Those that do are not in it. */
export const presetHealth = (
	presets: readonly Preset[],
	known: KnownOfAccount,
): ReadonlyMap<Preset, readonly PresetFinding[]> => {
	const {caller} = known;
	const roles =
		caller && known.roles && indexOf(known.roles.filter(({account}) => account === caller.account));
	const findings = new Map<Preset, readonly PresetFinding[]>();
	for (const preset of presets) {
		// With another profile somebody else asks: their account and their limits are not known here.
		const asks = preset.profile === undefined || preset.profile === known.profile;
		const found = [
			...(asks && !preset.federate && preset.role !== undefined
				? ofRole(preset, preset.role, known, roles)
				: []),
			...ofPlace(preset),
			...ofScope(preset, known),
		];
		if (found.length > 0) findings.set(preset, found);
	}
	return findings;
};

/** Near names are looked for at most this often: among five thousand roles each look takes some milliseconds. */
const mostLooks = 50;

type Roles = {
	/** Names are unique in an account, whatever the path (IAM User Guide, "IAM identifiers"). */
	readonly byName: ReadonlyMap<string, JudgedRole>;
	/** A role of nearly that name that a person may have. */
	readonly near: (name: string) => JudgedRole | undefined;
};

const indexOf = (roles: readonly JudgedRole[]): Roles => {
	const usable = roles.filter(({verdict}) => verdict.verdict !== 'denied' && !verdict.onlyForServices);
	const byName = new Map(roles.map((role) => [role.name, role]));
	const names = usable.map(({name}) => name);
	const looked = new Map<string, JudgedRole | undefined>();
	return {
		byName,
		near: (name) => {
			if (!looked.has(name) && looked.size < mostLooks) {
				looked.set(name, byName.get(nearest(name, names) ?? ''));
			}
			return looked.get(name);
		},
	};
};

const ofRole = (
	preset: Preset,
	called: string,
	known: KnownOfAccount,
	roles: Roles | undefined,
): readonly PresetFinding[] => {
	const named = parsedRole(called);
	if (named instanceof Failure) {
		return [{code: named.code, field: 'role', message: named.message}];
	}
	if ('arn' in named && partitionById(named.partition) === undefined) {
		const message = `“${plainText(named.partition, 40)}” is not a partition of AWS.`;
		return [{code: 'unknown-partition', field: 'role', message}];
	}
	const {caller} = known;
	const ofOther =
		'arn' in named &&
		(caller === undefined || named.account !== caller.account || named.partition !== caller.partition);
	if (ofOther || roles === undefined) return ofDuration(preset, known, undefined);
	const role = roles.byName.get(named.name);
	const there = role !== undefined && (named.path === undefined || named.path === role.path);
	return [...(there ? [] : [roleGone(named, roles, role)]), ...ofDuration(preset, known, role)];
};

const parsedRole = (text: string): RoleArn | RoleName | Failure => {
	try {
		return parseRole(text);
	} catch (error) {
		if (error instanceof Failure) return error;
		throw error;
	}
};

const roleGone = (
	named: RoleArn | RoleName,
	roles: Roles,
	sameName: JudgedRole | undefined,
): PresetFinding => {
	const called = shortName({path: named.path ?? '/', name: named.name});
	const instead = sameName ?? roles.near(named.name);
	return {
		code: sameName === undefined ? 'role-gone' : 'role-moved',
		field: 'role',
		message:
			sameName === undefined
				? `There is no role ${plainText(called, 120)} in your account.`
				: `The role ${plainText(called, 120)} has another path now.`,
		...(instead === undefined ? {} : {instead: {change: {role: instead.arn}, text: shortName(instead)}}),
	};
};

/** Where AWS documents no limit for the caller, the role's own maximum still is one. */
const ofDuration = (
	{duration}: Preset,
	{longestSession}: KnownOfAccount,
	role: JudgedRole | undefined,
): readonly PresetFinding[] => {
	const longest = longestSession ?? role?.maxSessionSeconds;
	if (longest === undefined || duration === undefined || duration === 'max' || duration <= longest) return [];
	const because = longestSession === undefined ? 'that is the role’s own maximum' : chainingReason;
	const most = formatDuration(longest);
	return [
		{
			code: 'duration-too-long',
			field: 'duration',
			message: `${formatDuration(duration)} is longer than AWS gives here, ${most}: ${because}.`,
			instead: {change: {duration: longest}, text: most},
		},
	];
};

const ofPlace = (preset: Preset): readonly PresetFinding[] => {
	const found = destinationProblem(preset);
	if (found === undefined) return [];
	const {code, message} = found;
	const field = ofTheRegion.has(code) ? 'region' : 'destination';
	const instead = otherPlaces(preset, found).find(
		({change}) => destinationProblem({...preset, ...change}) === undefined,
	);
	return [{code, field, message, ...(instead === undefined ? {} : {instead})}];
};

const ofTheRegion: ReadonlySet<ProblemCode> = new Set([
	'unknown-region',
	'region-of-other-partition',
	'region-of-other-resource',
]);

/** What may have been meant, best first. A region of the role's partition would only be any of them. */
const otherPlaces = (
	{destination = ''}: Preset,
	{code, suggestions}: DestinationProblem,
): readonly NonNullable<PresetFinding['instead']>[] => {
	if (code === 'unknown-region') {
		return suggestions.map((region) => ({change: {region}, text: region}));
	}
	if (code !== 'unknown-service' && code !== 'unknown-page') return [];
	const page = code === 'unknown-service' ? /\/.*$/s.exec(destination)?.[0] : undefined;
	const texts = [...(page === undefined ? [] : suggestions.map((id) => `${id}${page}`)), ...suggestions];
	return texts.map((text) => ({change: {destination: text}, text}));
};

const ofScope = (preset: Preset, {scopeProblems, now}: KnownOfAccount): readonly PresetFinding[] => {
	const found = scopeProblems?.get(preset);
	if (found !== undefined) {
		const {code, message} = found;
		const instead = code === 'unknown-scope' ? otherScope(preset) : undefined;
		return [{code, field: 'scope', message, ...(instead === undefined ? {} : {instead})}];
	}
	const over = preset.scope?.find((text) => {
		const parsed = parseScopeTemplate(text, 'aws');
		return parsed?.kind === 'narrowing' && parsed.ends !== undefined && parsed.ends <= now;
	});
	if (over === undefined) return [];
	const message = `The time of the scope ${plainText(over, 60)} has passed: the visitor could do nothing.`;
	return [{code: 'scope-over', field: 'scope', message}];
};

/** The scopes with the first misnamed template called by its nearest name. */
const otherScope = ({scope = []}: Preset): PresetFinding['instead'] => {
	const wrong = scope.find(
		(text) => !/^arn:|\/|\.json$/.test(text) && parseScopeTemplate(text, 'aws') === undefined,
	);
	if (wrong === undefined) return undefined;
	const [name = '', ...value] = wrong.split('=');
	const fitting = templates.filter((template) => (template.value === undefined) === (value.length === 0));
	const near = nearest(
		name,
		fitting.map((template) => template.name),
	);
	if (near === undefined) return undefined;
	const text = [near, ...value].join('=');
	return {change: {scope: scope.map((one) => (one === wrong ? text : one))}, text};
};
