import {plainText} from '../plain-text.ts';
import {type Access, accessLevels} from '../policy/access-level.ts';
import {decidedBy} from '../policy/decision-words.ts';
import type {Preview, PreviewDecision} from '../policy/preview.ts';
import type {PolicyReading} from './policy.ts';
import {columns} from './table.ts';

/** A preview and all that is told with it. */
export type ToldPreview = Omit<PolicyReading, 'warnings'> & {
	readonly preview: Preview;
	readonly warnings: readonly {readonly code: string; readonly message: string}[];
};

type Question = {readonly action: string; readonly resource: string};

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
export const checkJson = (question: Question, {decision, statements}: PreviewDecision) => ({
	version: 1,
	...question,
	decision,
	statements: statements.map(({source, sid = ''}) => ({source, sid})),
});

const marks: Readonly<Record<Access, string>> = {all: '●', some: '◐', conditional: '○', none: '·'};
const legend = '● all   ◐ some actions or some resources   ○ only under a condition   · none';

/** Services of which everything is allowed, told in one line where they are many. */
const mostWhole = 20;

const listed = (texts: readonly string[]) =>
	plainText(
		texts.length > 3 ? `${texts.slice(0, 2).join(', ')} and ${texts.length - 2} more` : texts.join(', '),
		240,
	);

const limits = (resources: readonly string[], except: readonly string[]) =>
	[
		...(resources.length > 0 ? [`on ${listed(resources)}`] : []),
		...(except.length > 0 ? [`not on ${listed(except)}`] : []),
	].join('; ');

const matrixRows = ({services}: Preview): readonly (readonly string[])[] => {
	const whole = services.filter((service) => service.whole);
	const isFolded = whole.length > mostWhole;
	const rows = services.filter((service) => !isFolded || !service.whole);
	const told = rows.map(({service, name, levels, resources, except}) => [
		service,
		name,
		...accessLevels.map((level) => marks[levels[level]]),
		limits(resources, except),
	]);
	const others = rows.length > 0 ? 'other services' : 'services';
	return isFolded
		? [...told, ['*', `${whole.length} ${others}`, ...accessLevels.map(() => marks.all), '']]
		: told;
};

const sourceName = ({kind, name}: {readonly kind: string; readonly name: string}) =>
	plainText(kind === 'managed' ? name : `${name} (${kind})`);

/** For a person: the summary, the matrix, the warnings. */
export const previewLines = ({policies, warnings, preview}: ToldPreview): readonly string[] => {
	const header = ['', '', 'List', 'Read', 'Write', 'Permissions', 'Tagging', ''];
	const rows = matrixRows(preview);
	const from = policies.map(sourceName).join(', ');
	return [
		plainText(preview.summary, 600),
		...(from === '' ? [] : [`From ${from}`]),
		...(rows.length === 0 ? [] : ['', ...columns([header, ...rows]), '', legend]),
		...(warnings.length === 0 ? [] : ['', ...warnings.map(({message}) => `! ${plainText(message, 1000)}`)]),
	];
};

const decisionMarks = {allowed: '✓', conditional: '◐', unknown: '?', denied: '✗'} as const;

const because = ({decision, statements}: PreviewDecision): readonly string[] => {
	if (statements.length === 0) {
		return [decision === 'unknown' ? '  not everything could be read' : '  no statement allows it'];
	}
	return statements.map(({source, sid, index, effect}) => {
		const statement = plainText(sid ?? `statement ${index + 1}`);
		return `  ${decidedBy[decision]} ${statement} of ${plainText(source)} (${effect})`;
	});
};

/** `*` asks about every resource at once: it may be otherwise on some of them. */
const elsewhere = (
	{action, resource}: Question,
	{decision}: PreviewDecision,
	preview: Preview,
): readonly string[] => {
	const [service = ''] = action.split(':');
	const found = preview.actionsOf(service).find((item) => item.action === action);
	if (resource !== '*' || !found || found.access === 'none') return [];
	const where = limits(found.resources, found.except);
	if (where === '') return [];
	const how = found.access === 'conditional' ? 'allowed under a condition' : 'allowed';
	return [`  ${decision === 'allowed' ? 'but' : how} ${where}: ask with --on`];
};

/** For a person: the decision, and why. */
export const checkLines = (
	question: Question,
	decision: PreviewDecision,
	preview: Preview,
): readonly string[] => [
	`${decisionMarks[decision.decision]} ${decision.decision}: ${question.action} on ${plainText(question.resource)}`,
	...because(decision),
	...elsewhere(question, decision, preview),
];
