import type {Preset} from '../../pass/pass.ts';
import type {ListedRoles} from '../../presets/listed-roles.ts';
import {peekListedRoles, peekPresets, peekRecentRoles} from '../../presets/peek.ts';
import type {NamedProfile} from '../../roles/caller/named-profiles.ts';
import type {World} from '../world.ts';

/** A word that could stand under the cursor, and what it is, where that says more than the word. */
export type Suggestion = {readonly word: string; readonly about: string};

/** Stands for the names of files, which the shell knows better. */
export const files: Suggestion = {word: ':files', about: ''};

/** What the words may come from, besides the program itself. */
export type CompletionInput = {
	presets(): Promise<readonly Preset[]>;
	/** ARNs, newest first. */
	recentRoles(): readonly string[];
	/** The roles that AWS listed last; undefined: none are known. */
	listedRoles(): ListedRoles | undefined;
	/** Those of the AWS config files. */
	profiles(): Promise<readonly NamedProfile[]>;
};

/** The user's own presets and history. */
export const ownInput = ({folder, env}: World): CompletionInput => ({
	presets: () => peekPresets(folder, env),
	recentRoles: () => peekRecentRoles(folder),
	listedRoles: () => peekListedRoles(folder),
	profiles: async () => (await import('../../roles/caller/named-profiles.ts')).namedProfiles(env),
});

/** Where the cursor stands, as far as it changes what fits. */
type Cursor = CompletionInput & {
	/** What has been typed of the word. */
	readonly typed: string;
	/** The command's arguments before it. */
	readonly earlier: readonly string[];
};

export type Source = (cursor: Cursor) => Promise<readonly Suggestion[]> | readonly Suggestion[];

const plain = (...words: readonly string[]): readonly Suggestion[] =>
	words.map((word) => ({word, about: ''}));

export const presetNames: Source = async ({presets}) =>
	(await presets()).map(({name, role, note}) => ({word: name, about: note ?? role ?? ''}));

/**
 * Roles known from history, presets and the last list of them. Those of the caller's account by their names, which mean
 * something only there. Which account that is can't be asked here: it is the one that was listed last; without a list,
 * the one that all are of.
 */
const roles: Source = async ({presets, recentRoles, listedRoles, typed}) => {
	const {parseRoleArn, shortName} = await import('../../roles/role-arn.ts');
	const listed = listedRoles();
	const remembered = [...recentRoles(), ...(await presets()).flatMap(({role = []}) => role)];
	const known = [...new Set([...remembered, ...(listed?.roles ?? [])])].flatMap(
		(arn) => parseRoleArn(arn) ?? [],
	);
	const oneAccount = new Set(known.map(({account}) => account)).size === 1;
	const own = listed?.account ?? (oneAccount ? known[0]?.account : undefined);
	return known.map((role) =>
		role.account === own && !typed.startsWith('arn:')
			? {word: shortName(role), about: role.arn}
			: {word: role.arn, about: ''},
	);
};

const durations: Source = () => plain('15m', '30m', '1h', '2h', '4h', '8h', '12h', 'max');

const regions: Source = async () => {
	const [{allPartitions}, {regionsOf}] = await Promise.all([
		import('../../console/partitions.ts'),
		import('../../console/regions.ts'),
	]);
	return allPartitions().flatMap(({id}) =>
		regionsOf(id).map((region) => ({word: region.id, about: region.name})),
	);
};

/**
 * Services; a service's pages once it is named. Where no id begins with what was typed, other words for one do:
 * `--to` takes them as well.
 */
const destinations: Source = async ({typed}) => {
	const [{allServices}, {standaloneWords, targetId, titleOf}] = await Promise.all([
		import('../../console/catalogue.ts'),
		import('../../console/lookup.ts'),
	]);
	const named = typed.split('/')[0];
	const found = allServices().flatMap((service) => [
		{word: service.id, about: service.name},
		...(service.id === named
			? service.pages.map((page) => ({word: targetId({service, page}), about: page.name}))
			: []),
	]);
	if (found.some(({word}) => word.startsWith(typed))) return found;
	return standaloneWords().map(({word, target}) => ({word, about: titleOf(target)}));
};

const profiles: Source = async ({profiles}) => {
	return (await profiles()).map(({name, about}) => ({word: name, about}));
};

const settings: Source = async () => {
	const {settingsTable} = await import('../../presets/setting.ts');
	return settingsTable.map(({name, description}) => ({word: name, about: description}));
};

/** By a setting's key; the value of `settings set`. */
const settingValues: Readonly<Record<string, Source>> = {
	region: regions,
	duration: durations,
	destination: destinations,
	theme: () => plain('auto', 'dark', 'light', 'high-contrast', 'plain'),
	marks: () => plain('auto', 'full', 'plain'),
	history: () => plain('on', 'off'),
	logoutFirst: () => plain('on', 'off'),
	teamFiles: () => [files],
};

const settingValue: Source = async (cursor) => {
	const {settingsTable} = await import('../../presets/setting.ts');
	const setting = settingsTable.find(({name}) => name === cursor.earlier[0]);
	return (setting && settingValues[setting.key]?.(cursor)) ?? [];
};

/** Templates, which may go on behind a `=`, and JSON policy files. */
const scopes: Source = async () => {
	const {templates} = await import('../../policy/scope/template.ts');
	const words = templates.map(({name, value, says}) => ({
		word: value === undefined ? name : `${name}=`,
		about: says,
	}));
	return [...words, files];
};

/** The actions of a service once its colon is typed: all of AWS's would be some twenty thousand. */
const actions: Source = async ({typed}) => {
	const [prefix = '', name] = typed.split(':');
	if (name === undefined) return [];
	const {findService} = await import('../../policy/preview/action-table.ts');
	const groups = findService(prefix)?.groups ?? [];
	return groups.flatMap(({level, names}) =>
		names.map((action) => ({word: `${prefix}:${action}`, about: level})),
	);
};

/** What stands before the colon of actions. */
const actionServices: Source = async () => {
	const {allServices} = await import('../../policy/preview/action-table.ts');
	return allServices().map(({prefix, name}) => ({word: prefix, about: name}));
};

/** By an option's name as commander writes it (`mfaSerial`). The others are nobody's to guess. */
export const optionSources: Readonly<Record<string, Source>> = {
	role: roles,
	duration: durations,
	region: regions,
	to: destinations,
	scope: scopes,
	check: actions,
	service: actionServices,
	profile: profiles,
	save: presetNames,
	theme: () => plain('auto', 'dark', 'light', 'high-contrast', 'plain'),
	marks: () => plain('auto', 'full', 'plain'),
	teamFiles: () => [files],
	since: () => plain('1h', '12h', '2d', '1w'),
};

/** By an argument's name, as it stands in a command's help. */
export const argumentSources: Readonly<Record<string, Source>> = {
	name: presetNames,
	role: roles,
	file: () => [files],
	setting: settings,
	value: settingValue,
};
