import {looksLikeUrl} from '../../../console/console-url.ts';
import {regionInConsoleUrl, resolveDestination} from '../../../console/destination.ts';
import {findTarget, targetId, titleOf} from '../../../console/lookup.ts';
import {type Partition, partitionById} from '../../../console/partitions.ts';
import {findRegion} from '../../../console/regions.ts';
import type {Resolution} from '../../../console/resolution.ts';
import {type Found, isCalled, searchDestinations, searchRegions} from '../../../console/search.ts';
import {parseRoleArn} from '../../../roles/role-arn.ts';
import {type ChoiceFieldId, filledForm, type PassScreen, queryOf, roleOf} from './pass-state.ts';

/** Something to pick for the region or the destination. */
export type Choice = {
	/** What goes into the request. */
	readonly value: string;
	/** What a person reads. */
	readonly name: string;
	/** More about it, dimmed. */
	readonly detail: string;
	/** Which UTF-16 units of the name matched. */
	readonly matched: readonly number[];
};

/** As many as anybody would scroll through. */
const limit = 400;

/**
 * The partition a role belongs to; the caller's for a bare name, the commercial one for a partition there is none of.
 */
export const partitionOfRole = (role: string, home = 'aws'): Partition => {
	const partition =
		partitionById(parseRoleArn(role)?.partition ?? '') ?? partitionById(home) ?? partitionById('aws');
	if (partition === undefined) throw new RangeError('The catalogue lacks the commercial partition.');
	return partition;
};

/** The partition of the form's role, or of the session at hand. */
export const partitionOf = (form: PassScreen): Partition => partitionOfRole(roleOf(form), form.partition);

const choice = ({id, title, subtitle, matched}: Found): Choice => ({
	value: id,
	name: title,
	detail: subtitle,
	matched,
});

/** The partition's regions, the caller's own first. */
const regionChoices = (query: string, partition: Partition, home: string): readonly Choice[] => {
	const found = searchRegions(query, partition.id).map(choice);
	if (query.trim() !== '') return found;
	return [...found.filter(({value}) => value === home), ...found.filter(({value}) => value !== home)];
};

/** A region's name: "Oregon". */
export const regionName = (id: string): string => findRegion(id)?.place ?? '';

const homePage: Choice = {value: '', name: 'the console’s home', detail: '', matched: []};

/**
 * Services, and pages once something is typed. What no search can know, a named thing (`s3/bucket/reports`) or a
 * pasted console address, comes first if it is one.
 */
const destinationChoices = (form: PassScreen, home: string, recent: readonly string[]): readonly Choice[] => {
	const text = queryOf(form, 'destination').trim();
	const partition = partitionOf(form);
	const region = filledForm(form).region ?? home;
	if (text === '') {
		const used = recent.map((value): Choice => {
			const name = destinationName(value, partition, region);
			return {value, name, detail: 'lately', matched: []};
		});
		const others = searchDestinations('', limit).map(choice);
		return [homePage, ...used, ...others.filter(({value}) => !recent.includes(value))];
	}
	const named = mayNameOne(text) ? namedChoice(form, home) : [];
	if (looksLikeUrl(text)) return named;
	const like = foundHere(form, home).map(choice);
	return [...named.filter(({name}) => like[0]?.name !== name), ...like];
};

/** Whether it can be an address or one named thing: with anything else, looking for what was meant takes long. */
const mayNameOne = (text: string): boolean => {
	const [service = '', ...others] = text.split('/');
	return looksLikeUrl(text) || (others.length > 0 && findTarget(service) !== undefined);
};

/** What is found of what has a console in the role's partition. */
const foundHere = (form: PassScreen, home: string): readonly Found[] => {
	const partition = partitionOf(form);
	const account = parseRoleArn(roleOf(form))?.account;
	const region = filledForm(form).region ?? home;
	const place = account === undefined ? undefined : {partition: partition.id, region, account};
	const found = searchDestinations(queryOf(form, 'destination'), limit, place);
	if (partition.id === 'aws') return found;
	return found.filter(({id}) => resolveDestination({text: id, region, partition}).ok);
};

/** The page of the text as it was typed or pasted, in the region it names itself unless another one is asked for. */
export const typedPage = (form: PassScreen, home: string): Resolution => {
	const text = queryOf(form, 'destination').trim();
	const region = filledForm(form).region ?? regionInConsoleUrl(text) ?? home;
	return resolveDestination({text, region, partition: partitionOf(form)});
};

const namedChoice = (form: PassScreen, home: string): readonly Choice[] => {
	const value = queryOf(form, 'destination').trim();
	const found = typedPage(form, home);
	if (!found.ok) return [];
	const detail = looksLikeUrl(value) ? 'the page you pasted' : '';
	return [{value, name: found.destination.title, detail, matched: []}];
};

/** A destination for a person: "EC2 · Instances"; the text itself where it means nothing. */
export const destinationName = (value: string, partition: Partition, region: string): string => {
	if (value === '') return homePage.name;
	const target = findTarget(value);
	if (target !== undefined && targetId(target) === value) return titleOf(target);
	const found = resolveDestination({text: value, region, partition});
	return found.ok ? found.destination.title : value;
};

/** What a field's list offers now: everything while nothing is typed. */
export const choiceOptions = (
	form: PassScreen,
	field: ChoiceFieldId,
	homeRegion: string,
	recent: readonly string[] = [],
): readonly Choice[] =>
	field === 'region'
		? regionChoices(queryOf(form, 'region'), partitionOf(form), homeRegion)
		: destinationChoices(form, homeRegion, recent);

/** Whether nothing is called what was typed, and the best of what was found is merely near. */
export const isNearest = (field: ChoiceFieldId, best: Choice, typed: string): boolean =>
	field === 'destination' && !isCalled(best.value, typed);

/** Why the list is empty: what is wrong with an address as a page to open, or that there is none in the partition. */
export const choiceProblem = (form: PassScreen, field: ChoiceFieldId, homeRegion: string): string => {
	const nothing = 'Nothing is called that.';
	if (field === 'region') return nothing;
	const found = typedPage(form, homeRegion);
	return found.ok || found.code === 'unknown-service' ? nothing : found.message;
};
