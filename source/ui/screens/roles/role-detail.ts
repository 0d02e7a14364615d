import type {JudgedRole} from '../../../roles/role.ts';
import type {RolePolicies} from '../../../roles/role-policies.ts';
import type {DecidingStatement} from '../../../roles/verdict/verdict.ts';
import {localTime} from '../../../text/duration-text.ts';
import {type AppState, callerOf} from '../../app-state.ts';
import {problemLines} from '../../components/message-lines.ts';
import {levelBars} from '../../preview/level-bars.ts';
import {policyNames} from '../../preview/policy-names.ts';
import {previewOfRole} from '../../preview/previews.ts';
import {type Loadable, needsSpinner, readyValue} from '../../runtime/loadable.ts';
import {unfolded} from '../../runtime/problem.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, hang, type Line, plain, strong, toned, wrapText} from '../../text/line.ts';
import {statementLines} from '../../text/statement-lines.ts';
import type {Symbols} from '../../theme.ts';
import {longestReason} from '../pass/duration-steps.ts';
import type {Pane} from './roles-layout.ts';
import {needsSentence, verdictMark, verdictTone, verdictWord} from './verdict-text.ts';

const blank: Line = [];

const heading = (text: string): Line => [plain(' '), strong(text)];

export const labelled = (label: string, text: string, width: number): readonly Line[] =>
	hang([dim(` ${label.padEnd(9)}`)], text, width - 1);

/** The verdict as a word and a sentence: the answer to "may I?". */
const answer = (role: JudgedRole, state: AppState, width: number, symbols: Symbols): readonly Line[] => {
	const {verdict, reasons} = role.verdict;
	const since = state.roles.verifying.get(role.arn);
	const [first = '', ...others] = reasons;
	const settled =
		since !== undefined
			? [dim(` ${symbols.dot} `), toned('accent', `asking AWS for real${symbols.ellipsis}`)]
			: role.verifiedAt === undefined
				? []
				: [dim(` ${symbols.dot} AWS said so at ${localTime(role.verifiedAt, state.now)}`)];
	return [
		[
			{
				text: ` ${verdictMark(verdict, symbols)} ${verdictWord(verdict)}`,
				tone: verdictTone(verdict),
				strong: true,
			},
			...settled,
		],
		...wrapText(drawable(first), width - 4).map((row): Line => [plain(`   ${row}`)]),
		...others.flatMap((reason) =>
			wrapText(drawable(reason), width - 4).map((row): Line => [dim(`   ${row}`)]),
		),
	];
};

const isFelt = (known: Loadable<RolePolicies> | undefined, now: number): boolean =>
	known?.status === 'loading' && needsSpinner(known.since, now);

/**
 * What was told of the role before, as long as nobody can feel the wait for this one: bars that go and come flicker.
 */
const toldBefore = ({arn}: JudgedRole, state: AppState) => {
	const known = state.policies.get(arn);
	const preview = previewOfRole(state, arn);
	const isNear = known?.status !== 'failed' && preview?.status !== 'failed' && !isFelt(known, state.now);
	return isNear ? state.roles.detail.before : undefined;
};

/** The row is there from the start, so that nothing moves when the names arrive. */
const policies = (role: JudgedRole, state: AppState, width: number, symbols: Symbols): readonly Line[] => {
	const known = state.policies.get(role.arn);
	const before = toldBefore(role, state);
	if (known?.status === 'failed') return problemLines(unfolded(known.problem), width, symbols);
	if (known?.status === 'ready') return labelled('Policies', policyNames(known.value), width);
	const waiting = isFelt(known, state.now) ? `reading them${symbols.ellipsis}` : '';
	return labelled('Policies', before === undefined ? waiting : policyNames(before.policies), width);
};

/** A warning’s first words: the form has all of it. */
const firstWords = (message: string) => drawable(message.split(':')[0] ?? '');

/** What a visitor could do, in a line and five bars; both are there from the start. */
const visitor = (role: JudgedRole, state: AppState, width: number, symbols: Symbols): readonly Line[] => {
	const preview = readyValue(previewOfRole(state, role.arn)) ?? toldBefore(role, state)?.preview;
	return [
		...labelled('Visitor', drawable(preview?.summary ?? ''), width),
		levelBars(preview?.reach, width, symbols),
		...(preview?.warnings ?? [])
			.filter(({code}) => code === 'privilege-escalation')
			.flatMap(({message}) => hang([toned('bad', ` ${symbols.warning} `)], firstWords(message), width - 1)),
	];
};

/** The trust policy's statements; those that decided are lit. */
export const trustLines = (
	trust: string,
	deciding: readonly DecidingStatement[],
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	const lit = new Set(deciding.filter(({source}) => source === 'trust').map(({index}) => index));
	return statementLines(trust, (index) => lit.has(index), width, symbols);
};

/** With fewer rows than this, none is spent on nothing. */
const roomy = 10;

/** Everything about one role, as lines to scroll through. */
export const roleDetailLines = (
	role: JudgedRole,
	state: AppState,
	{columns: width, rows}: Pane,
	symbols: Symbols,
): readonly Line[] => {
	const problem = state.roles.verifyProblems.get(role.arn);
	const {needs, deciding} = role.verdict;
	const tags = Object.entries(role.tags ?? {}).map(([key, value]) => `${key}=${value}`);
	return [
		...answer(role, state, width, symbols),
		...(problem === undefined ? [] : problemLines(unfolded(problem), width, symbols)),
		...(needs.length === 0 ? [] : labelled('Wants', needsSentence(needs), width)),
		...labelled('Session', longestReason(role.longestSessionSeconds, callerOf(state)), width),
		...visitor(role, state, width, symbols),
		...policies(role, state, width, symbols),
		...(rows < roomy ? [] : [blank]),
		heading('Trust policy'),
		...(role.trust === undefined
			? [[dim('   could not be read')]]
			: trustLines(role.trust, deciding, width, symbols)),
		blank,
		...labelled('ARN', drawable(role.arn), width),
		...(role.profile === undefined ? [] : labelled('Profile', drawable(role.profile.name), width)),
		...(role.description === '' ? [] : labelled('About', drawable(role.description), width)),
		...(tags.length === 0 ? [] : labelled('Tags', drawable(tags.join(', ')), width)),
		...noticeLines(state, width),
	];
};

/** What could not be read, quietly, at the end. */
const noticeLines = ({roles}: AppState, width: number): readonly Line[] =>
	roles.notices.length === 0
		? []
		: [
				blank,
				heading('Not everything could be read'),
				...roles.notices.flatMap(({message}) =>
					wrapText(drawable(message), width - 4).map((row): Line => [dim(`   ${row}`)]),
				),
			];
