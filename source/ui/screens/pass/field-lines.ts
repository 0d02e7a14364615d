import {regionInConsoleUrl} from '../../../console/destination.ts';
import {type AppState, callerOf, homeRegion} from '../../app-state.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import {drawable} from '../../text/drawable.ts';
import {durationText} from '../../text/duration-text.ts';
import {dim, hang, type Line, lineWidth, padText, plain, strong, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {destinationName, regionName} from './choices.ts';
import {durationSteps, longestReason} from './duration-steps.ts';
import {
	type ChoiceFieldId,
	type FieldId,
	fieldsOf,
	isWanted,
	longestFor,
	type PassScreen,
	type TextFieldId,
} from './pass-state.ts';

const labels: Readonly<Record<FieldId, string>> = {
	'session-name': 'Session name',
	'mfa-code': 'MFA code',
	'external-id': 'External ID',
	'source-identity': 'Source identity',
	tags: 'Session tags',
	duration: 'Duration',
	region: 'Region',
	destination: 'Page',
	scope: 'Session policy',
};

/** What a field is for: shown beneath the form while it has the focus. */
export const fieldHints: Readonly<Record<FieldId, string>> = {
	'session-name': 'Shown in the console and in CloudTrail: 2–64 letters, digits and _+=,.@-',
	'mfa-code': 'The six digits your device shows now.',
	'external-id': 'The word that the role’s owner agreed on with you.',
	'source-identity': 'Who is behind this session: 2–64 letters, digits and _+=,.@-',
	tags: 'key=value, with commas between them.',
	duration: 'How long the console session lasts, once the link is opened.',
	region: 'Type to search: a name or a place.',
	destination: 'Type to search services and pages, or paste a console address.',
	scope: '↓ picks a template; or type a policy’s ARN or a JSON file. Commas between several.',
};

const labelWidth = 17;

const secret: readonly FieldId[] = ['mfa-code', 'external-id'];

const placeholder = (form: PassScreen, field: TextFieldId, state: AppState): string => {
	switch (field) {
		case 'session-name':
			return state.sessionName;
		case 'scope':
			return 'none: the whole role';
		case 'mfa-code':
		case 'external-id':
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
	const value = form.texts[field];
	const line = textFieldLine(value, {width, focused, masked: secret.includes(field)}, symbols);
	const hint = value.value === '' ? drawable(placeholder(form, field, state)) : '';
	return hint === '' ? line : [...line, dim(focused ? ` ${hint}` : hint)];
};

const slider = (form: PassScreen, focused: boolean, symbols: Symbols): Line => {
	const longest = longestFor(form);
	const steps = durationSteps(longest, form.duration);
	const now = form.duration === 'max' ? steps.length - 1 : steps.indexOf(form.duration);
	const arrow = (symbol: string, works: boolean) =>
		focused && works ? toned('accent', symbol) : dim(symbol);
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
	const {value, open} = form.choices[field];
	if (open !== undefined && open.query.value !== '') {
		const shown =
			field === 'region'
				? regionName(value)
				: destinationName(value, form.role?.arn ?? form.base.role, homeRegion(state));
		return [
			...textFieldLine(open.query, {width: Math.floor(width / 2), focused}, symbols),
			dim(`  ${symbols.arrow} `),
			toned('accent', drawable(field === 'region' ? `${value} ${shown}` : shown)),
		];
	}
	const caret: Line = focused ? [{text: symbols.caret, tone: 'accent', caret: true}] : [];
	if (field === 'region') {
		const ofPage = value === '' ? regionInConsoleUrl(form.choices.destination.value) : undefined;
		const region = ofPage ?? (value === '' ? homeRegion(state) : value);
		const whose = ofPage === undefined ? 'yours' : 'the page’s';
		const own = value === '' ? ` ${symbols.dot} ${whose}` : '';
		return [...caret, plain(drawable(region)), dim(`  ${regionName(region)}${own}`)];
	}
	const role = form.role?.arn ?? form.base.role;
	return [
		...caret,
		plain(drawable(destinationName(value, role, form.choices.region.value || homeRegion(state)))),
	];
};

/** The form's fields, one row each; beneath the slider the ceiling and why it is there. */
export const fieldLines = (
	form: PassScreen,
	state: AppState,
	width: number,
	symbols: Symbols,
): readonly Line[] =>
	fieldsOf(form, callerOf(state)).flatMap((field): readonly Line[] => {
		const focused =
			form.focus === field && !form.preview.focused && form.making === undefined && form.asking === undefined;
		const label = padText(labels[field], labelWidth);
		const head: Line = [
			toned('accent', focused ? ` ${symbols.cursor} ` : '   '),
			focused ? strong(label) : dim(label),
		];
		const room = width - lineWidth(head) - 1;
		if (field === 'duration') {
			const reason = longestReason(longestFor(form), callerOf(state));
			return [
				[...head, ...slider(form, focused, symbols)],
				...(form.role === undefined ? [] : hang([plain(' '.repeat(labelWidth + 3))], reason, width, 'dim')),
			];
		}
		if (field === 'region' || field === 'destination') {
			return [[...head, ...choiceLine(form, field, focused, state, room, symbols)]];
		}
		return [[...head, ...textLine(form, field, focused, state, room, symbols)]];
	});
