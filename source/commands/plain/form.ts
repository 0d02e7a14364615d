import {Failure} from '../../failure.ts';
import {formatDuration} from '../../pass/duration.ts';
import {fields} from '../../pass/fields.ts';
import {rows} from '../../pass/rows.ts';
import {templates} from '../../policy/scope/template.ts';
import {textField} from '../../ui/components/text-field/text-field.ts';
import {type Problem, problemFrom} from '../../ui/runtime/problem.ts';
import {
	choiceOptions,
	choiceProblem,
	destinationName,
	isNearest,
	partitionOf,
	regionName,
} from '../../ui/screens/pass/choices.ts';
import {longestReason, typedLength} from '../../ui/screens/pass/duration-steps.ts';
import {
	type ChoiceFieldId,
	type FieldId,
	fieldsOf,
	filledForm,
	isChoiceField,
	longestFor,
	newList,
	opensIn,
	type PassScreen,
	saidByProfile,
	type TextFieldId,
	textOf,
	withOpen,
	withTextsTaken,
	withValue,
} from '../../ui/screens/pass/pass-state.ts';
import {atField} from '../../ui/screens/pass/refusals.ts';
import {typingProblem} from '../../ui/screens/pass/text-rules.ts';
import type {Visit} from './talk.ts';

/** So many matches are listed to choose from. */
const most = 9;

/** A code is good for half a minute: it is asked for last. */
const questionsOf = (form: PassScreen, {identity}: Visit): readonly FieldId[] =>
	fieldsOf(form, identity.caller).toSorted((a, b) => Number(a === 'mfaCode') - Number(b === 'mfaCode'));

/** What holds in a field if somebody presses Enter. */
const presentValue = (form: PassScreen, field: FieldId, {identity, jobs}: Visit): string => {
	const {destination, duration} = filledForm(form);
	const opening = opensIn(form, identity.region);
	switch (field) {
		case 'duration':
			return formatDuration(duration);
		case 'region':
			return `${opening} ${regionName(opening)}`.trim();
		case 'destination':
			return destinationName(destination, partitionOf(form), opening);
		case 'sessionName':
			return (
				textOf(form, field).value || (saidByProfile(form).sessionName ?? jobs.defaultSessionName(identity))
			);
		case 'scope':
			return textOf(form, field).value || 'none: the whole role';
		default:
			if (rows[field].secret) return form.values[field] === undefined ? '' : 'as given';
			return textOf(form, field).value;
	}
};

const helpFor = (form: PassScreen, field: FieldId, {identity}: Visit): string => {
	const ways = 'Enter keeps what stands in brackets, - takes it away, < goes back one question.';
	if (field === 'duration') {
		return `How long the session lasts: 50m, 2h30m or max. ${longestReason(longestFor(form), identity.caller)}. ${ways}`;
	}
	if (field === 'scope') {
		const names = templates.map(({name, value}) => (value === undefined ? name : `${name}=${value}`));
		return `Type ${names.join(', ')}, a policy’s ARN or a JSON file, with commas between several. ${ways}`;
	}
	return `${fields[field].form.hint} ${ways}`;
};

/** What is wrong, with the hint that helps here: the problem's own may name an option of the command line. */
const said = (problem: Problem): string => {
	const {message, hint} = atField(problem);
	return `${message} ${hint}`.trim();
};

/** The form with a text taken as a field's value; a sentence where it makes no sense. */
const withText = (form: PassScreen, field: TextFieldId, text: string): PassScreen | string => {
	const wrong = typingProblem(field, text);
	if (wrong !== undefined) return wrong;
	try {
		const taken = withTextsTaken({...form, texts: {[field]: textField(text)}});
		const value = taken.values[field];
		const broken = value === undefined ? undefined : rows[field].rule?.(value, taken.values);
		return broken === undefined ? taken : said(broken);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		return said(problemFrom(error));
	}
};

/** The region or page that a text means; of several somebody chooses. */
const withChoice = async (
	form: PassScreen,
	field: ChoiceFieldId,
	text: string,
	{identity: {region}, say, ask}: Visit,
): Promise<PassScreen | string> => {
	const searching = withOpen(form, newList(form, field, textField(text)));
	const options = choiceOptions(searching, field, region);
	const [first] = options;
	if (first === undefined) return choiceProblem(searching, field, region);
	const exact = options.find(({value, name}) => [value, name].includes(text));
	const isNear = exact === undefined && isNearest(field, first, text);
	if (exact !== undefined || (options.length === 1 && !isNear))
		return withValue(form, field, (exact ?? first).value);
	if (isNear) say(`Nothing is called “${text}”. The nearest:`);
	const shown = options.slice(0, most);
	for (const [index, {name, value}] of shown.entries())
		say(`${index + 1}. ${name}${value === name || value === '' ? '' : `, ${value}`}`);
	const help = 'A number chooses; Enter takes the first. < asks again.';
	for (;;) {
		const typed = await ask(`Which one? [1]`, help);
		if (typed === '<') return 'Type other words.';
		const one = shown[typed === '' ? 0 : Number(typed) - 1];
		if (one !== undefined) return withValue(form, field, one.value);
		say(`Type a number from 1 to ${shown.length}.`);
	}
};

const withAnswer = async (
	form: PassScreen,
	field: FieldId,
	text: string,
	visit: Visit,
): Promise<PassScreen | string> => {
	if (text === '-' && !rows[field].secret) return withValue(form, field, undefined);
	if (isChoiceField(field)) return withChoice(form, field, text, visit);
	if (field !== 'duration') return withText(form, field, text);
	const read = typedLength(text, longestFor(form), visit.identity.caller);
	return 'duration' in read ? withValue(form, field, read.duration) : read.problem;
};

/** Asks for one field until the answer makes sense; `back`: somebody wants the question before. */
export const askField = async (
	form: PassScreen,
	field: FieldId,
	visit: Visit,
): Promise<PassScreen | 'back'> => {
	const {label} = fields[field].form;
	for (;;) {
		const now = presentValue(form, field, visit);
		const question = `${label}${now === '' ? '' : ` [${now}]`}:`;
		const typed = await visit.ask(question, helpFor(form, field, visit), rows[field].secret);
		if (typed === '<') return 'back';
		if (typed === '') return form;
		const next = await withAnswer(form, field, typed, visit);
		if (typeof next === 'string') visit.say(next);
		else {
			if (isChoiceField(field)) visit.say(`${label}: ${presentValue(next, field, visit)}`);
			return next;
		}
	}
};

/**
 * The form's questions in its order.
 * @param keep Gets the form after each answer: whoever goes back finds it as it was.
 * @returns Undefined where somebody goes back from the first.
 */
export const askForm = async (
	form: PassScreen,
	visit: Visit,
	keep: (form: PassScreen) => void,
): Promise<PassScreen | undefined> => {
	const questions = questionsOf(form, visit);
	let filled = form;
	for (let at = 0; at < questions.length; ) {
		const field = questions[at];
		if (field === undefined) break;
		const next = await askField(filled, field, visit);
		at += next === 'back' ? -1 : 1;
		if (at < 0) return undefined;
		if (next === 'back') continue;
		filled = next;
		keep(filled);
	}
	return filled;
};
