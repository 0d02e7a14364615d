/** Loads the table of actions: imported where a preview is worked out, and not before. */
import {type AccessLevel, accessLevels} from '../../policy/preview/access-level.ts';
import {allServices, findService} from '../../policy/preview/action-table.ts';
import type {ActionAccess, ServiceAccess} from '../../policy/preview/matrix.ts';
import {decisionOf, type Preview, type PreviewDecision, previewSteps} from '../../policy/preview/preview.ts';
import {type StatementPlace, statementsOn} from '../../policy/preview/statements-on.ts';
import type {Steps} from '../../policy/preview/steps.ts';
import {byFame, shortName} from '../../policy/preview/summary-name.ts';
import type {RolePolicies} from '../../roles/role-policies.ts';
import type {ScopeReading} from '../jobs.ts';
import type {PreviewQuestion} from './preview-question.ts';

/** A service of the matrix. */
export type PreviewRow = Pick<ServiceAccess, 'service' | 'name' | 'levels' | 'resources' | 'except'> & {
	/** Levels of which the role allows something and its scope nothing. */
	readonly cut: readonly AccessLevel[];
};

/** `cut`: the role allows it, and its scope does not. */
export type PreviewAction = ActionAccess & {readonly cut: boolean};

/** What a visitor could do, ready to be drawn. */
export type RolePreview = {
	readonly summary: string;
	/** The summary in Japanese, for the message that goes with a link. */
	readonly inJapanese: () => string;
	/** The gravest first, then what is to be known of the scope. */
	readonly warnings: readonly {readonly code: string; readonly message: string}[];
	/** What else there is to say of the scope. */
	readonly remark?: string;
	/** What could not be read or understood, in sentences. */
	readonly notices: readonly string[];
	/** What may be used before what the scope has cut away, the well-known first. */
	readonly rows: readonly PreviewRow[];
	/** How much of all services a level reaches: quarters, 4 only for everything and 0 only for nothing. */
	readonly reach: Readonly<Record<AccessLevel, number>>;
	readonly policies: RolePolicies['policies'];
	/** By what stands before an action’s colon; worked out when asked for. */
	readonly actionsOf: (service: string) => readonly PreviewAction[];
	/** Where in the policies something is said of an action or a service, whatever comes of it. */
	readonly statementsOn: (text: string) => readonly StatementPlace[];
	/** One question answered, with the statements responsible. */
	readonly decide: (question: {readonly action: string; readonly resource: string}) => PreviewDecision;
	/** Actions that a text may mean, the likeliest first; services, `s3:`, as long as none is named. */
	readonly actionsLike: (text: string) => readonly string[];
};

const quarters = (part: number, total: number): number => {
	if (part === 0) return 0;
	return part === total ? 4 : Math.max(1, Math.min(3, Math.round((4 * part) / total)));
};

const weights = {all: 1, some: 0.5, conditional: 0.5, unknown: 0, none: 0} as const;

const reachOf = ({services}: Preview): RolePreview['reach'] => {
	const reach = (level: AccessLevel) => {
		const total = allServices().filter(({groups}) => groups.some((group) => group.level === level)).length;
		return quarters(
			services.reduce((sum, {levels}) => sum + weights[levels[level]], 0),
			total,
		);
	};
	return {
		List: reach('List'),
		Read: reach('Read'),
		Write: reach('Write'),
		'Permissions management': reach('Permissions management'),
		Tagging: reach('Tagging'),
	};
};

const nothing: ServiceAccess['levels'] = {
	List: 'none',
	Read: 'none',
	Write: 'none',
	'Permissions management': 'none',
	Tagging: 'none',
};

const rowsOf = (whole: Preview, left: Preview): readonly PreviewRow[] => {
	const before = new Map(whole.services.map((row) => [row.service, row]));
	const after = new Set(left.services.map(({service}) => service));
	const gone = whole.services
		.filter(({service}) => !after.has(service))
		.map((row) => ({...row, levels: nothing, resources: [], except: []}));
	return [...byFame(left.services), ...byFame(gone)].map((row) => ({
		service: row.service,
		name: shortName(row),
		levels: row.levels,
		resources: row.resources,
		except: row.except,
		cut: accessLevels.filter(
			(level) =>
				row.levels[level] === 'none' && (before.get(row.service)?.levels[level] ?? 'none') !== 'none',
		),
	}));
};

/** Those with the part in them; what begins with it comes first. */
const containing = (texts: readonly string[], part: string): readonly string[] => {
	const begins = (text: string) => Number(text.toLowerCase().startsWith(part));
	return texts.filter((text) => text.toLowerCase().includes(part)).toSorted((a, b) => begins(b) - begins(a));
};

const actionsLike = (text: string): readonly string[] => {
	const lower = text.toLowerCase();
	const colon = lower.indexOf(':');
	if (colon === -1) {
		const services = byFame(allServices().map(({prefix, name}) => ({service: prefix, name})));
		return containing(
			services.map(({service}) => `${service}:`),
			lower,
		);
	}
	const service = findService(lower.slice(0, colon));
	const names = service?.groups.flatMap((group) => group.names) ?? [];
	return containing(
		names.toSorted((a, b) => a.length - b.length),
		lower.slice(colon + 1),
	).map((name) => `${service?.prefix}:${name}`);
};

/** Each question answered once: a frame asks it again with every key. */
const remembering = <Answer>(answer: (text: string) => Answer): ((text: string) => Answer) => {
	const known = new Map<string, Answer>();
	return (text) => {
		const found = known.get(text) ?? answer(text);
		known.set(text, found);
		return found;
	};
};

/**
 * Some tens of milliseconds' work for a role with AWS's large policies.
 * @param now Milliseconds since 1970. Pure.
 */
export function* rolePreviewSteps(
	{roleArn, region, opens}: PreviewQuestion,
	role: RolePolicies,
	scope: ScopeReading | undefined,
	now: number,
): Steps<RolePreview> {
	const options = {roleArn, region, opens, now: new Date(now)};
	const whole = yield* previewSteps(role, options);
	const policies = [...role.policies, ...(scope?.policies ?? [])];
	const left =
		scope === undefined ? whole : yield* previewSteps({policies, complete: role.complete}, options);
	return {
		summary: left.summary,
		inJapanese: left.inJapanese,
		warnings: [...left.warnings, ...(scope?.warnings ?? []).map((message) => ({code: 'scope', message}))],
		...(scope?.remark === undefined ? {} : {remark: scope.remark}),
		notices: [...role.notices, ...(scope?.notices ?? []), ...left.notices].map(({message}) => message),
		rows: rowsOf(whole, left),
		reach: reachOf(left),
		policies,
		decide: (asked) => decisionOf({policies, complete: role.complete}, asked, options),
		actionsLike,
		statementsOn: remembering((text) => statementsOn({policies, complete: role.complete}, text, options)),
		actionsOf: remembering((service) => {
			const before = new Map(whole.actionsOf(service).map(({action, access}) => [action, access]));
			return left.actionsOf(service).map((action) => ({
				...action,
				cut: action.access === 'none' && before.get(action.action) !== 'none',
			}));
		}),
	};
}
