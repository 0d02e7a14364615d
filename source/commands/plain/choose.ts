import type {Preset} from '../../pass/pass.ts';
import {parseRoleFilter} from '../../roles/filter/filter-language.ts';
import {filterRoles} from '../../roles/filter/filter-roles.ts';
import type {JudgedRole} from '../../roles/role.ts';
import type {PresetFinding} from '../../signin/preset-health.ts';
import {durationText} from '../../text/duration-text.ts';
import {presetText} from '../../ui/screens/presets/preset-row.ts';
import type {ListedPreset} from '../../ui/screens/presets/presets-state.ts';
import {findsOwn, ownName, roleCalled} from '../../ui/screens/roles/roles-state.ts';
import {needsSentence, verdictWord} from '../../ui/screens/roles/verdict-text.ts';
import {anySymbols} from '../../ui/theme.ts';
import type {Visit} from './talk.ts';

/** What can be chosen: a preset, a role, or the session at hand itself. */
export type Choice =
	| {readonly what: 'preset'; readonly preset: Preset; readonly file?: string}
	| {readonly what: 'role'; readonly role: JudgedRole}
	| {readonly what: 'typed'; readonly arn: string}
	| {readonly what: 'verify'; readonly role: JudgedRole}
	| {readonly what: 'self'};

export type Choosable = {
	readonly presets: readonly ListedPreset[];
	/** What no longer fits in a preset. */
	readonly health: ReadonlyMap<Preset, readonly PresetFinding[]>;
	readonly roles: readonly JudgedRole[];
	readonly own: boolean;
};

/** So many are listed at once. */
const page = 20;

const help =
	'A number chooses. A preset’s name makes its link; a role’s name or ARN chooses the role. Other words filter: also is:allowed, needs:mfa, path:/team/, account:, profile:, with - before any of them for not. v and a number asks AWS whether it lets you use that role. * lists all again, Enter goes on, q quits.';

/** What a role is, in a line: its verdict first. */
export const verdictText = ({verdict: {verdict, needs}}: JudgedRole): string =>
	verdict === 'conditional' ? `allowed if: ${needsSentence(needs)}` : verdictWord(verdict);

const presetLine = ({preset, file}: ListedPreset, {health}: Choosable): string => {
	const owner = file === undefined ? '' : ` of your team (${file})`;
	const unfit = (health.get(preset) ?? []).map(({message}) => `. ${message.replace(/\.$/, '')}`).join('');
	return `preset ${preset.name}${owner}: ${presetText(preset, anySymbols)}${unfit}`;
};

const textOf = (choice: Choice, home: string, all: Choosable): string => {
	switch (choice.what) {
		case 'preset':
			return presetLine(choice, all);
		case 'verify':
		case 'role': {
			const {role} = choice;
			const name = `${role.path.slice(1)}${role.name}${role.account === home ? '' : ` in ${role.account}`}`;
			const about = role.description === '' ? '' : `. ${role.description}`;
			const isDenied = role.verdict.verdict === 'denied';
			const length = isDenied ? '' : `, ${durationText(role.longestSessionSeconds)}`;
			return `${name}: ${verdictText(role)}${length}${about}`;
		}
		case 'typed':
			return choice.arn;
		case 'self':
			return `${ownName}: no role, all that you can do`;
	}
};

const choicesFor = ({presets, roles, own}: Choosable, filter: string): readonly Choice[] => [
	...(filter === '' ? presets.map((listed): Choice => ({what: 'preset', ...listed})) : []),
	...filterRoles(roles, filter).map(({role}): Choice => ({what: 'role', role})),
	...(own && findsOwn(filter) ? [{what: 'self'} as const] : []),
];

/** What was called by its whole name. */
const presetNamed = ({presets}: Choosable, text: string): Choice | undefined => {
	const listed = presets.find(({preset}) => preset.name === text);
	return listed && {what: 'preset', ...listed};
};

const roleNamed = ({roles}: Choosable, text: string): Choice | undefined => {
	const role = roleCalled(text, {known: roles});
	if (role !== undefined) return {what: 'role', role};
	return text.startsWith('arn:') ? {what: 'typed', arn: text} : undefined;
};

/** Lists what there is and asks for one of it; undefined: somebody wants to leave. */
export const choose = async (all: Choosable, visit: Visit): Promise<Choice | undefined> => {
	const {say, ask, identity} = visit;
	const home = identity.caller.account;
	let choices = choicesFor(all, '');
	let top = 0;
	let listed = -1;
	if (choices.length === 0) say('There is no role here that a person could assume. Type a role’s ARN, or q.');
	for (;;) {
		const shown = Math.min(top + page, choices.length);
		if (listed !== top) {
			for (const [index, choice] of choices.slice(top, shown).entries())
				say(`${top + index + 1}. ${textOf(choice, home, all)}`);
			listed = top;
		}
		const left = choices.length - shown;
		const more = left > 0 ? `Enter for ${left} more, ` : '';
		const typed = await ask(`Which one? (number or words, ${more}? for help, q to quit)`, help);
		if (/^q(uit)?$/i.test(typed)) return undefined;
		if (typed === '') {
			if (left > 0) top = shown;
			else say('Type a number, or words to filter.');
			continue;
		}
		// A number of the list means what it stands at, also where a preset is called so.
		const preset = choices[Number(typed) - 1] === undefined ? presetNamed(all, typed) : undefined;
		if (preset !== undefined) return preset;
		const asked = /^v ?(\d{1,5})$/i.exec(typed)?.[1];
		const verified = asked === undefined ? undefined : choices[Number(asked) - 1];
		if (verified?.what === 'role') return {what: 'verify', role: verified.role};
		const one = /^\d{1,5}$/.test(typed) ? choices[Number(typed) - 1] : roleNamed(all, typed);
		if (one !== undefined) return one;
		if (/^\d{1,5}$/.test(typed)) {
			say(
				choices.length === 0
					? 'Nothing is listed: type * for all.'
					: `Type a number from 1 to ${choices.length}.`,
			);
			continue;
		}
		const filter = typed === '*' ? '' : typed;
		const found = choicesFor(all, filter);
		const {problems} = parseRoleFilter(filter);
		if (found.length === 0) {
			say(problems.length > 0 ? problems.join(' ') : `Nothing matches “${filter}”. * lists all again.`);
			continue;
		}
		choices = found;
		top = 0;
		listed = -1;
	}
};
