import stringWidth from 'string-width';
import {type Access, accessLevels} from '../../policy/preview/access-level.ts';
import type {ActionAccess, ServiceAccess} from '../../policy/preview/matrix.ts';
import type {PermissionPolicy} from '../../policy/preview/permission-source.ts';
import type {Preview, PreviewDecision} from '../../policy/preview/preview.ts';
import {shortName} from '../../policy/preview/summary-name.ts';
import type {Notice} from '../../roles/caller/evidence.ts';
import type {RoleArn} from '../../roles/role-arn.ts';
import {type AskedAction, decisionReasons} from '../../text/decision-words.ts';
import {limits} from '../../text/limits.ts';
import {plainText} from '../../text/plain-text.ts';
import {columns, hanging, wrapped} from '../../text/table.ts';
import type {ScopeHints} from './scope-hints.ts';

/** Everything that bears on the role's sessions, as it could be read. */
export type RoleReading = {
	readonly role: RoleArn;
	readonly region: string;
	readonly policies: readonly PermissionPolicy[];
	readonly complete: boolean;
	readonly notices: readonly Notice[];
} & ScopeHints;

/** A preview and all that is told with it. */
export type ToldPreview = Omit<RoleReading, 'warnings'> & {
	readonly preview: Preview;
	readonly warnings: readonly {readonly code: string; readonly message: string}[];
};

/** The contract of `policy --json`. */
export const previewJson = ({role, policies, notices, warnings, preview}: ToldPreview) => ({
	version: 1,
	role: role.arn,
	complete: preview.complete,
	notices,
	sources: policies.map(({kind, name, arn}) => ({kind, name, ...(arn === undefined ? {} : {arn})})),
	services: preview.services.map(({service, name, levels, resources}) => ({
		service,
		name,
		levels,
		resources,
	})),
	warnings,
});

/** The contract of `policy --check --json`. */
export const checkJson = (
	question: AskedAction,
	decision: PreviewDecision,
	actionsOf: Preview['actionsOf'],
	notices: readonly {readonly code: string; readonly message: string}[],
) => ({
	version: 1,
	...question,
	decision: decision.decision,
	statements: decision.statements.map(({source, index, sid = '', effect}) => ({source, index, sid, effect})),
	reasons: decisionReasons(question, decision, actionsOf, 'ask with --on'),
	notices,
});

/** The contract of `policy --service --json`. */
export const serviceJson = (service: string, {actionsOf}: Preview) => ({
	version: 1,
	service,
	actions: actionsOf(service).map(({action, level, access, resources}) => ({
		action,
		level,
		access,
		resources,
	})),
});

const marks: Readonly<Record<Access, string>> = {
	all: '●',
	some: '◐',
	conditional: '○',
	unknown: '?',
	none: '·',
};
/** What the marks mean; what is not known only where something is not. */
const legendOf = (isUnknown: boolean): string =>
	`● all   ◐ some actions or some resources   ○ only under a condition${isUnknown ? '   ? unknown' : ''}   · none`;

/** Services of which everything is allowed, or nothing can be told, stand in one line where they are more. */
const mostWhole = 20;

/** A service's line, and what it is limited to. */
type Row = {readonly cells: readonly string[]; readonly limits: string};

const isUnclear = ({levels}: ServiceAccess) => Object.values(levels).includes('unknown');

/** Of which nothing can be told. */
const isUnknown = ({levels}: ServiceAccess) =>
	Object.values(levels).every((access) => access === 'unknown' || access === 'none');

const matrixRows = ({services}: Preview, isNarrow: boolean): readonly Row[] => {
	const alike = [
		{mark: marks.all, all: services.filter(({whole}) => whole)},
		{mark: marks.unknown, all: services.filter(isUnknown)},
	].filter(({all}) => all.length > mostWhole);
	const rows = services.filter((service) => !alike.some(({all}) => all.includes(service)));
	const told = rows.map((row) => ({
		cells: [
			row.service,
			isNarrow ? shortName(row) : row.name,
			...accessLevels.map((level) => marks[row.levels[level]]),
		],
		limits: limits(row.resources, row.except),
	}));
	const noun = rows.length > 0 ? 'other services' : 'services';
	const folded = alike.map(({mark, all}) => ({
		cells: ['*', `${all.length} ${noun}`, ...accessLevels.map(() => mark)],
		limits: '',
	}));
	return [...told, ...folded];
};

const header = ['', '', 'List', 'Read', 'Write', 'Permissions', 'Tagging'];

/** A line for each service; where they would be too long, names are cut and limits stand below. */
const matrixLines = (preview: Preview, width: number): readonly string[] => {
	const rows = matrixRows(preview, false);
	if (rows.length === 0) return [];
	const lines = columns([[...header, ''], ...rows.map(({cells, limits: where}) => [...cells, where])]);
	if (lines.every((line) => stringWidth(line) <= width)) return lines;
	const narrow = matrixRows(preview, true);
	const others = columns([header.toSpliced(1, 1), ...narrow.map(({cells}) => cells.toSpliced(1, 1))]);
	const room = Math.max(8, width - 2 - Math.max(...others.map((line) => stringWidth(line))));
	const named = narrow.map(({cells: [service = '', name = '', ...levels]}) => [
		service,
		cut(name, room),
		...levels,
	]);
	const [first = '', ...told] = columns([header, ...named]);
	const below = (where: string) => hanging('    ', where, width).filter((line) => line.trim() !== '');
	return [first, ...told.flatMap((line, at) => [line, ...below(narrow[at]?.limits ?? '')])];
};

const cut = (text: string, width: number) =>
	stringWidth(text) <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`;

const sourceName = ({kind, name}: {readonly kind: string; readonly name: string}) =>
	plainText(kind === 'managed' ? name : `${name} (${kind})`);

/** For a person: the summary, the matrix, the warnings, in lines of at most so many columns. */
export const previewLines = (
	{policies, warnings, preview}: ToldPreview,
	width = Number.POSITIVE_INFINITY,
): readonly string[] => {
	const matrix = matrixLines(preview, width);
	const from = policies.map(sourceName).join(', ');
	return [
		...wrapped(plainText(preview.summary, 600), width),
		...(from === '' ? [] : wrapped(`From ${from}`, width)),
		...(matrix.length === 0 ? [] : ['', ...matrix, '', legendOf(preview.services.some(isUnclear))]),
		...(warnings.length === 0
			? []
			: ['', ...warnings.flatMap(({message}) => hanging('! ', plainText(message, 1000), width))]),
	];
};

const decisionMarks = {allowed: '✓', conditional: '◐', unknown: '?', denied: '✗'} as const;

/** For a person: a service's actions, level by level, and last what is not allowed. */
export const serviceLines = (
	service: string,
	preview: Preview,
	width = Number.POSITIVE_INFINITY,
): readonly string[] => {
	const actions = preview.actionsOf(service);
	const allowed = actions.filter(({access}) => access !== 'none');
	const row = ({action, access, resources, except}: ActionAccess) =>
		hanging(`  ${marks[access]} `, `${action}  ${limits(resources, except)}`.trimEnd(), width);
	const levels = accessLevels.flatMap((level) => {
		const own = actions.filter((action) => action.level === level);
		const some = own.filter(({access}) => access !== 'none');
		return some.length === 0 ? [] : [`${level}: ${some.length} of ${own.length}`, ...some.flatMap(row), ''];
	});
	const none = actions.filter(({access}) => access === 'none').map(({action}) => action.split(':')[1] ?? '');
	return [
		`${allowed.length} of ${actions.length} actions of ${service} are allowed`,
		'',
		...levels,
		...(none.length === 0 ? [] : [...hanging('Not allowed: ', none.join(', '), width), '']),
		legendOf(allowed.some(({access}) => access === 'unknown')),
	];
};

/** For a person: the decision, and why, in lines of at most so many columns. */
export const checkLines = (
	question: AskedAction,
	decision: PreviewDecision,
	actionsOf: Preview['actionsOf'],
	width = Number.POSITIVE_INFINITY,
): readonly string[] => [
	`${decisionMarks[decision.decision]} ${decision.decision}: ${question.action} on ${plainText(question.resource)}`,
	...decisionReasons(question, decision, actionsOf, 'ask with --on').flatMap((line) =>
		hanging('  ', line, width),
	),
];
