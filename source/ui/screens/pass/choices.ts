import {looksLikeUrl} from '../../../console/console-url.ts';
import {resolveDestination} from '../../../console/destination.ts';
import {findTarget, targetId, titleOf} from '../../../console/lookup.ts';
import {type Partition, partitionById} from '../../../console/partitions.ts';
import {findRegion} from '../../../console/regions.ts';
import {type Found, searchDestinations, searchRegions} from '../../../console/search.ts';
import {parseRoleArn} from '../../../roles/role-arn.ts';
import {type ChoiceFieldId, filledForm, type PassScreen, roleOf} from './pass-state.ts';

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

/** The partition a role belongs to; the caller's for a bare name, the commercial one for a partition there is none of. */
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

const home: Choice = {value: '', name: 'the console’s home', detail: '', matched: []};

/**
 * Services, and pages once something is typed. What no search can know, a named thing (`s3/bucket/reports`) or a
 * pasted console address, comes first if it is one.
 */
const destinationChoices = (
	query: string,
	partition: Partition,
	region: string,
	recent: readonly string[],
): readonly Choice[] => {
	const text = query.trim();
	if (text === '') {
		const used = recent.map((value): Choice => {
			const name = destinationName(value, partition, region);
			return {value, name, detail: 'lately', matched: []};
		});
		const others = searchDestinations('', limit).map(choice);
		return [home, ...used, ...others.filter(({value}) => !recent.includes(value))];
	}
	const named = findTarget(text) === undefined ? namedChoice(text, partition, region) : [];
	if (looksLikeUrl(text)) return named;
	const like = searchDestinations(text, limit).map(choice);
	return [...named.filter(({name}) => like[0]?.name !== name), ...like];
};

const namedChoice = (text: string, partition: Partition, region: string): readonly Choice[] => {
	const found = resolveDestination({text, region, partition});
	if (!found.ok) return [];
	const detail = looksLikeUrl(text) ? 'the page you pasted' : '';
	return [{value: text, name: found.destination.title, detail, matched: []}];
};

/** A destination for a person: "EC2 · Instances"; the text itself where it means nothing. */
export const destinationName = (value: string, partition: Partition, region: string): string => {
	if (value === '') return home.name;
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
): readonly Choice[] => {
	const partition = partitionOf(form);
	const query = form.list?.query.value ?? '';
	return field === 'region'
		? regionChoices(query, partition, homeRegion)
		: destinationChoices(query, partition, filledForm(form).region ?? homeRegion, recent);
};

/** Why the list is empty: of an address, what is wrong with it as a page to open. */
export const choiceProblem = (form: PassScreen, field: ChoiceFieldId, homeRegion: string): string => {
	const text = form.list?.query.value.trim() ?? '';
	const nothing = 'Nothing is called that.';
	if (field === 'region' || !looksLikeUrl(text)) return nothing;
	const partition = partitionOf(form);
	const found = resolveDestination({text, region: homeRegion, partition});
	return found.ok ? nothing : found.message;
};
