import {regionInConsoleUrl} from '../../../console/destination.ts';
import {fields} from '../../../pass/fields.ts';
import {rows} from '../../../pass/rows.ts';
import type {Caller} from '../../../roles/caller/caller.ts';
import {durationText} from '../../../text/duration-text.ts';
import {type AppState, callerOf, homeRegion} from '../../app-state.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, hang, type Line, lineWidth, padText, plain, strong, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {destinationName, partitionOf, regionName} from './choices.ts';
import {durationSteps, longestReason} from './duration-steps.ts';
import {otherProfile, ownSessionLeft} from './own-session-left.ts';
import {lengthProblem} from './pass-length.ts';
import {
	type ChoiceFieldId,
	type FieldId,
	fieldsOf,
	filledForm,
	isWanted,
	longestFor,
	opensIn,
	type PassScreen,
	saidByProfile,
	type TextFieldId,
	textOf,
} from './pass-state.ts';

const labelWidth = 17;

const placeholder = (form: PassScreen, field: TextFieldId, state: AppState): string => {
	switch (field) {
		case 'sessionName':
			return saidByProfile(form).sessionName ?? state.sessionName;
		case 'scope':
			return 'none: the whole role';
		case 'externalId':
			if (form.role?.profile?.hasExternalId && !isWanted(form, field)) return 'as the profile says';
			return isWanted(form, field) ? '' : 'if the role wants one';
		case 'mfaCode':
			return isWanted(form, field) ? '' : 'if the role wants one';
		default:
			return '';
	}
};

const textLine = (
	form: PassScreen,
	field: TextFieldId,
	focused: boolean,
	state: AppState,
	width: number,
	symbols: Symbols,
): Line => {
	const value = textOf(form, field);
	const masked = rows[field].secret === true;
	const line = textFieldLine(value, {width, focused, masked}, symbols);
	const hint = value.value === '' ? drawable(placeholder(form, field, state)) : '';
	return hint === '' ? line : [...line, dim(focused ? ` ${hint}` : hint)];
};

const slider = (form: PassScreen, focused: boolean, caller: Caller | undefined, symbols: Symbols): Line => {
	const longest = longestFor(form);
	const {duration} = filledForm(form);
	const steps = durationSteps(longest, duration);
	const now = duration === 'max' ? steps.length - 1 : steps.indexOf(duration);
	const arrow = (symbol: string, works: boolean) =>
		focused && works ? toned('accent', symbol) : dim(symbol);
	if (form.length !== undefined) {
		const typed = textFieldLine(form.length.field, {width: 20, focused}, symbols);
		if (lengthProblem(form, caller) !== undefined) return typed;
		return [
			...typed,
			dim(`  ${symbols.arrow} ${duration === 'max' ? 'the longest' : durationText(duration)}`),
		];
	}
	return [
		arrow(symbols.less, now > 0),
		plain(' '),
		...steps.flatMap((step, index): Line => {
			const text = durationText(step).replace(' min', 'm').replace(' h', 'h');
			return index === now
				? [toned(focused ? 'accent' : 'plain', `[${text}]`), plain(' ')]
				: [dim(`${text} `)];
		}),
		arrow(symbols.more, now < steps.length - 1),
	];
};

const choiceLine = (
	form: PassScreen,
	field: ChoiceFieldId,
	focused: boolean,
	state: AppState,
	width: number,
	symbols: Symbols,
): Line => {
	const {region, destination} = filledForm(form);
	const opening = opensIn(form, homeRegion(state));
	const page = destinationName(destination, partitionOf(form), opening);
	const list = form.lists[field];
	if (list !== undefined && list.query.value !== '') {
		const shown = field === 'region' ? `${opening} ${regionName(opening)}` : page;
		const query = textFieldLine(list.query, {width: Math.floor(width / 2), focused}, symbols);
		if (list.isEmpty) return query;
		return [...query, dim(`  ${symbols.arrow} `), toned('accent', drawable(shown))];
	}
	const caret: Line = focused ? [{text: symbols.caret, tone: 'accent', caret: true}] : [];
	if (field === 'destination') return [...caret, plain(drawable(page))];
	const ofPage = regionInConsoleUrl(destination) !== undefined;
	const own = region === undefined ? ` ${symbols.dot} ${ofPage ? 'the page’s' : 'yours'}` : '';
	return [...caret, plain(drawable(opening)), dim(`  ${regionName(opening)}${own}`)];
};

/** How long a session that is there already still lasts: nothing to choose. */
const lengthLine = (form: PassScreen, state: AppState): Line => [
	dim(`   ${padText(fields.duration.form.label, labelWidth)}`),
	plain(
		ownSessionLeft(state, form.values)?.text ??
			`until ${otherProfile(form.values, state) === undefined ? 'your' : 'its'} credentials end`,
	),
];

/** A field, in one row; beneath the slider the ceiling and why it is there. */
export const fieldLine = (
	form: PassScreen,
	field: FieldId,
	state: AppState,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	const focused =
		form.focus === field && !form.preview.focused && form.making === undefined && form.asking === undefined;
	const label = padText(fields[field].form.label, labelWidth);
	const head: Line = [
		toned('accent', focused ? ` ${symbols.cursor} ` : '   '),
		focused ? strong(label) : dim(label),
	];
	const room = width - lineWidth(head) - 1;
	if (field === 'duration') {
		const reason = longestReason(longestFor(form), callerOf(state));
		return [
			[...head, ...slider(form, focused, callerOf(state), symbols)],
			...(form.role === undefined ? [] : hang([plain(' '.repeat(labelWidth + 3))], reason, width, 'dim')),
		];
	}
	if (field === 'region' || field === 'destination') {
		return [[...head, ...choiceLine(form, field, focused, state, room, symbols)]];
	}
	return [[...head, ...textLine(form, field, focused, state, room, symbols)]];
};

/** The form's fields. */
export const fieldLines = (
	form: PassScreen,
	state: AppState,
	width: number,
	symbols: Symbols,
): readonly Line[] => [
	...(form.values.self ? [lengthLine(form, state)] : []),
	...fieldsOf(form, callerOf(state)).flatMap((field) => fieldLine(form, field, state, width, symbols)),
];
