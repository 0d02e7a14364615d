import {fields} from '../../../pass/fields.ts';
import {parseRoleArn} from '../../../roles/role-arn.ts';
import {plainText} from '../../../text/plain-text.ts';
import {type AppState, callerOf, homeRegion, layoutOf} from '../../app-state.ts';
import {doingText, message, problemLines, toastLines} from '../../components/message-lines.ts';
import {needsSpinner} from '../../runtime/loadable.ts';
import {unfolded} from '../../runtime/problem.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, hang, type Line, plain, spread, strong, toned, wrapText} from '../../text/line.ts';
import {roleTitle} from '../../text/role-title.ts';
import {visitorSentence} from '../../text/visitor-sentence.ts';
import type {Symbols} from '../../theme.ts';
import {verdictMark, verdictTone, verdictWord} from '../roles/verdict-text.ts';
import {destinationName, partitionOf} from './choices.ts';
import {fieldLine, fieldLines} from './field-lines.ts';
import {otherProfile} from './own-session-left.ts';
import {lengthProblem} from './pass-length.ts';
import {filledForm, isTextField, openList, opensIn, type PassScreen, roleOf, textOf} from './pass-state.ts';
import {nearestScope, offersList, pickedSays} from './scope-choices.ts';
import {typingProblem} from './text-rules.ts';

const title = (form: PassScreen, state: AppState, width: number, symbols: Symbols): Line => {
	const called = roleOf(form);
	const role = form.role ?? parseRoleArn(called);
	const name =
		role === undefined
			? [strong(drawable(called))]
			: roleTitle(role, callerOf(state)?.account, symbols.ellipsis);
	const what =
		form.editing === undefined ? [] : [plain('Preset '), strong(drawable(form.editing.name)), plain(': ')];
	if (form.values.self) {
		const other = otherProfile(form.values, state);
		const whose = other === undefined ? 'This session itself' : `The session of profile “${drawable(other)}”`;
		return [plain(' '), ...what, strong(whose), dim('  no role is assumed')];
	}
	if (called === '' && form.values.profile !== undefined)
		return [plain(' '), ...what, strong(`What profile “${drawable(form.values.profile)}” names`)];
	if (form.role === undefined) return [plain(' '), ...what, ...name];
	const {verdict} = form.role.verdict;
	return spread(
		[plain(' '), ...what, ...name, dim(`  ${drawable(form.role.description)}`)],
		[plain('  '), toned(verdictTone(verdict), `${verdictMark(verdict, symbols)} ${verdictWord(verdict)} `)],
		width,
		symbols.ellipsis,
	);
};

const askingLines = (message: string, width: number, symbols: Symbols): readonly Line[] => [
	...hang([toned('bad', ` ${symbols.warning} `)], drawable(visitorSentence(message)), width - 1),
	[plain('   '), strong('Make the link all the same?')],
];

/** That nothing is called what is typed, and what is nearest: of pages what Enter would open. */
const nearestSays = (form: PassScreen, state: AppState): string | undefined => {
	const open = openList(form);
	if (!open?.isNear) return nearestScope(form);
	const {destination} = filledForm(form);
	const page = destinationName(destination, partitionOf(form), opensIn(form, homeRegion(state)));
	return `Nothing is called “${plainText(open.query.value, 60)}”. The nearest opens: ${page}.`;
};

/** What has to be said now, under the fields: a wait, a problem, or what the field is for. */
const remark = (form: PassScreen, state: AppState, width: number, symbols: Symbols): readonly Line[] => {
	const {now} = state;
	if (form.making !== undefined) {
		const felt = needsSpinner(form.making.since, now);
		return felt ? [[toned('accent', `   ${doingText(form.making.doing, symbols)}`)]] : [];
	}
	if (form.asking !== undefined) return askingLines(form.asking, width, symbols);
	if (state.toast !== undefined) return toastLines(state.toast, width, symbols);
	if (form.problem !== undefined) return problemLines(form.problem, width, symbols);
	if (form.lookup?.problem !== undefined) return problemLines(unfolded(form.lookup.problem), width, symbols);
	if (form.lookup !== undefined && needsSpinner(form.lookup.since, now)) {
		return [[dim(`   looking at the role${symbols.ellipsis}`)]];
	}
	if (form.preview.focused) return [];
	const wrong = isTextField(form.focus)
		? typingProblem(form.focus, textOf(form, form.focus).value)
		: lengthProblem(form, callerOf(state));
	if (wrong !== undefined) return problemLines({message: wrong, hint: ''}, width, symbols);
	const hint = pickedSays(form) ?? nearestSays(form, state) ?? fields[form.focus].form.hint;
	return wrapText(message(hint, symbols), width - 4).map((row): Line => [dim(`   ${row}`)]);
};

/** Whether something is told that takes more room than a small window has beneath the fields. */
const tells = ({asking, problem}: PassScreen) => asking !== undefined || problem?.words?.open === true;

/**
 * The fields that there is room for. In a small window the one with the focus alone, where a list is chosen from or
 * what is said would be cut.
 * @param said How many lines that takes.
 */
const roomyFields = (
	form: PassScreen,
	state: AppState,
	said: number,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	const all = fieldLines(form, state, width, symbols);
	if (layoutOf(state).kind !== 'narrow') return [...all, []];
	if (tells(form)) return [];
	const isFull = 1 + all.length + said > layoutOf(state).work;
	return isFull || offersList(form) ? fieldLine(form, form.focus, state, width, symbols) : [...all, []];
};

/** The form as lines; as many as it needs, so that what stands beneath it can take the rest. */
export const formLines = (
	form: PassScreen,
	state: AppState,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	const said = remark(form, state, width, symbols);
	return [
		// Whoever is in the preview sees no more of the form than its first line.
		...(state.toast !== undefined && form.preview.focused && layoutOf(state).kind !== 'wide'
			? toastLines(state.toast, width, symbols).slice(0, 1)
			: [title(form, state, width, symbols)]),
		[],
		...roomyFields(form, state, said.length, width, symbols),
		...said,
	];
};
