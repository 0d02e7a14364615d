import {nearest} from '../../../nearest.ts';
import {type ListItem, listItems} from '../../../pass/list-text.ts';
import {scopeGoesOn} from '../../../pass/scope-list.ts';
import {type ScopeTemplate, templates} from '../../../policy/scope/template.ts';
import {plainText} from '../../../text/plain-text.ts';
import type {TextField} from '../../components/text-field/text-field.ts';
import {chosenLine, dim, type Line, padText, plain, textWidth, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {openList, type PassScreen, textOf} from './pass-state.ts';

/** The scope that the caret stands in, and where it is in the text. */
const itemAt = ({value, caret}: TextField): ListItem => {
	const items = listItems(value, scopeGoesOn);
	const at = items.find(({to}) => caret <= to) ?? items.at(-1);
	return at ?? {value: '', from: 0, to: 0, quoted: false};
};

const typedItem = (field: TextField): string => itemAt(field).value.toLowerCase();

const matches = ({name, value, says}: ScopeTemplate, item: string): boolean => {
	const equals = item.indexOf('=');
	if (equals !== -1) return value !== undefined && name === item.slice(0, equals);
	return name.includes(item) || says.includes(item);
};

/** The text whose scopes the list completes: what was typed, also while the cursor is in the list. */
const typedField = (form: PassScreen): TextField => form.pick?.typed ?? textOf(form, 'scope');

const isScopeFocused = ({focus, preview}: PassScreen) => focus === 'scope' && !preview.focused;

/** What is typed behind the `=`. */
const typedValue = (field: TextField): string => {
	const {value} = itemAt(field);
	const equals = value.indexOf('=');
	return equals === -1 ? '' : value.slice(equals + 1);
};

const calledTemplates = (item: string) => templates.filter((template) => matches(template, item));

/** Those that a name means which is no template's: the nearest in spelling. */
const nearestTemplates = (item: string): readonly ScopeTemplate[] => {
	const [word = ''] = item.split('=');
	const meant = nearest(word, [...new Set(templates.map(({name}) => name))]);
	return templates.filter(({name}) => name === meant);
};

/** The templates that what is being typed could become; none for ARNs and files. */
export const scopeOptions = (form: PassScreen): readonly ScopeTemplate[] => {
	if (!isScopeFocused(form)) return [];
	const item = typedItem(typedField(form));
	const called = calledTemplates(item);
	return called.length > 0 ? called : nearestTemplates(item);
};

/** That nothing is called what is typed, and what is nearly. */
export const nearestScope = (form: PassScreen): string | undefined => {
	if (form.pick !== undefined || !isScopeFocused(form)) return undefined;
	const item = typedItem(typedField(form));
	const [near] = calledTemplates(item).length > 0 ? [] : nearestTemplates(item);
	return near && `There is no scope “${plainText(item, 60)}”. The nearest: ${near.name}.`;
};

/** Whether there is a list to choose from. What is said of a pass that was asked for goes before the templates. */
export const offersList = (form: PassScreen): boolean =>
	openList(form) !== undefined ||
	(form.problem === undefined &&
		form.asking === undefined &&
		form.making === undefined &&
		scopeOptions(form).length > 0);

const withItem = (field: TextField, text: string): TextField => {
	const {from, to} = itemAt(field);
	const before = `${field.value.slice(0, from)}${from === 0 ? '' : ' '}${text}`;
	return {value: before + field.value.slice(to), caret: before.length};
};

const written = ({name, value}: ScopeTemplate) => (value === undefined ? name : `${name}=`);

/** The next or previous template into the field, in place of the scope being typed; above the first, what was typed. */
export const pickScope = (form: PassScreen, by: 1 | -1): PassScreen => {
	const options = scopeOptions(form);
	const index = Math.min((form.pick?.index ?? -1) + by, options.length - 1);
	const typed = typedField(form);
	const template = options[index];
	if (template === undefined) return {...form, pick: undefined, texts: {...form.texts, scope: typed}};
	const keeps = typedItem(typed).startsWith(`${template.name}=`) && template.value !== undefined;
	const value = template.value === undefined ? '' : typedValue(typed);
	const scope = keeps ? typed : withItem(typed, written(template) + value);
	return {...form, problem: undefined, pick: {index, typed}, texts: {...form.texts, scope}};
};

/** What the template under the cursor leaves, in a sentence; and how its value is written. */
export const pickedSays = (form: PassScreen): string | undefined => {
	const template = form.pick && scopeOptions(form)[form.pick.index];
	if (template === undefined) return undefined;
	const {name, value, says} = template;
	return `The visitor may: ${says}.${value === undefined ? '' : ` Go on typing: ${name}=${value}`}`;
};

/** A scope that still wants its value, as it must be written. */
export const unfinishedScope = (items: readonly string[]): string | undefined => {
	const bare = items.find((item) => item.endsWith('='));
	const template = templates.find(({name, value}) => value !== undefined && `${name}=` === bare);
	return template && `${template.name}=${template.value}`;
};

/** The templates as rows, with what stands behind the `=` dimmed. */
export const scopeOptionLines = (form: PassScreen, width: number, symbols: Symbols): readonly Line[] => {
	const column = Math.max(...templates.map(({name, value = ''}) => textWidth(`${name}=${value}`)));
	return scopeOptions(form).map((template, index): Line => {
		const {value, says} = template;
		const chosen = index === form.pick?.index;
		const name = written(template);
		const line: Line = [
			toned('accent', chosen ? ` ${symbols.cursor} ` : '   '),
			{text: name, strong: chosen},
			dim(padText(value ?? '', column - textWidth(name))),
			plain('  '),
			dim(padText(says, Math.max(0, width - column - 6), symbols.ellipsis)),
		];
		return chosen ? chosenLine(line, width) : line;
	});
};
