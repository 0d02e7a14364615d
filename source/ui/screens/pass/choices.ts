import {allServices} from '../../../console/catalogue.ts';
import {looksLikeUrl} from '../../../console/console-url.ts';
import {resolveDestination} from '../../../console/destination.ts';
import {targetId, titleOf} from '../../../console/lookup.ts';
import {partitionById} from '../../../console/partitions.ts';
import {findRegion, regionsOf} from '../../../console/regions.ts';
import {parseRoleArn} from '../../../roles/role-arn.ts';
import {fuzzySearch, searchable} from '../../text/fuzzy.ts';
import type {ChoiceFieldId, PassScreen} from './pass-state.ts';

/** Something to pick for the region or the destination. */
export type Choice = {
	/** What goes into the request. */
	readonly value: string;
	/** What a person reads. */
	readonly name: string;
	/** More about it, dimmed. */
	readonly detail: string;
};

/** The partition a role belongs to; the commercial one for a bare name. */
export const partitionOfRole = (role: string) => {
	const partition = partitionById(parseRoleArn(role)?.partition ?? 'aws');
	if (partition === undefined) throw new RangeError('The catalogue has no partition for this role.');
	return partition;
};

const search = (choices: readonly Choice[], query: string): readonly Choice[] => {
	if (query.trim() === '') return choices;
	const texts = searchable(choices, [
		(choice) => choice.value,
		(choice) => choice.name,
		(choice) => choice.detail,
	]);
	return fuzzySearch(query.trim(), texts).map(({obj}) => obj);
};

/** The partition's regions, the caller's own first. */
export const regionChoices = (query: string, role: string, home: string): readonly Choice[] => {
	const choices = regionsOf(partitionOfRole(role).id).map(
		({id, place, optIn}): Choice => ({value: id, name: place, detail: optIn ? 'must be enabled first' : ''}),
	);
	const first = choices.filter(({value}) => value === home);
	return search([...first, ...choices.filter(({value}) => value !== home)], query);
};

/** A region's name: "Oregon". */
export const regionName = (id: string): string => findRegion(id)?.place ?? '';

let catalogue: {readonly services: readonly Choice[]; readonly pages: readonly Choice[]} | undefined;

const destinations = () => {
	catalogue ??= {
		services: allServices().map((service) => ({
			value: service.id,
			name: titleOf({service}),
			detail: service.name === service.shortName ? '' : service.name,
		})),
		pages: allServices().flatMap((service) =>
			service.pages.map((page) => ({
				value: targetId({service, page}),
				name: titleOf({service, page}),
				detail: page.aliases.join(', '),
			})),
		),
	};
	return catalogue;
};

const home: Choice = {value: '', name: 'the console’s home', detail: ''};

/**
 * Services, and pages once something is typed. What the words mean exactly (`s3/bucket/reports`, an alias, a pasted
 * console address) comes first, what they are merely like after it.
 */
export const destinationChoices = (query: string, role: string, region: string): readonly Choice[] => {
	const text = query.trim();
	const {services, pages} = destinations();
	if (text === '') return [home, ...services];
	const exact = exactly(text, role, region);
	if (looksLikeUrl(text)) return exact;
	const like = search([home, ...services, ...pages], text);
	return [...exact, ...like.filter(({value}) => value !== exact[0]?.value)];
};

const exactly = (text: string, role: string, region: string): readonly Choice[] => {
	const found = resolveDestination({text, region, partition: partitionOfRole(role)});
	if (!found.ok) return [];
	const {service, page, title} = found.destination;
	const url = looksLikeUrl(text);
	const known = page === undefined ? service : `${service}/${page}`;
	const value = !url && destinationByValue(known) !== undefined ? known : text;
	return [{value, name: title, detail: url ? 'the page you pasted' : ''}];
};

const destinationByValue = (value: string): Choice | undefined =>
	destinations().services.find((choice) => choice.value === value) ??
	destinations().pages.find((choice) => choice.value === value);

/** A destination for a person: "EC2 · Instances"; the text itself where it means nothing. */
export const destinationName = (value: string, role: string, region: string): string => {
	if (value === '') return home.name;
	const known = destinationByValue(value);
	if (known !== undefined) return known.name;
	const found = resolveDestination({text: value, region, partition: partitionOfRole(role)});
	return found.ok ? found.destination.title : value;
};

/** What a field's list offers now: everything while nothing is typed. */
export const choiceOptions = (form: PassScreen, field: ChoiceFieldId, home: string): readonly Choice[] => {
	const role = form.role?.arn ?? form.base.role;
	const query = form.choices[field].open?.query.value ?? '';
	return field === 'region'
		? regionChoices(query, role, home)
		: destinationChoices(query, role, form.choices.region.value || home);
};
