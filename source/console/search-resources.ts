/** Single resources in what somebody types into the search: an ARN, "s3 bucket reports", "log group /aws/lambda/x". */

import {looksLikeArn, parseArn} from './arn.ts';
import {deepLinkOfArn} from './deep-links.ts';
import {findTarget, fold} from './lookup.ts';
import {type DeepLink, type Place, resourcePages} from './resource-pages.ts';

type Resource = {
	/** What `resolveDestination` takes as text. */
	readonly id: string;
	/** "S3 bucket reports" */
	readonly title: string;
	readonly subtitle: string;
	readonly matched: readonly number[];
};

const noun = ({noun: words, kind}: DeepLink) => words ?? kind;

const shortName = (link: DeepLink) => findTarget(link.service)?.service.shortName ?? link.service;

/** A name as the page's address wants it: an ARN, for some; undefined: it is no name of such a thing. */
function nameOf({pattern, byName}: DeepLink, name: string, place: Place | undefined): string | undefined {
	if (pattern.test(name)) return name;
	return place && byName?.pattern.test(name) ? byName.arn(name, place) : undefined;
}

const resource = (link: DeepLink, name: string, place: Place | undefined): Resource => ({
	id: `${link.service}/${link.kind}/${nameOf(link, name, place)}`,
	title: `${shortName(link)} ${noun(link)} ${name}`,
	subtitle: '',
	matched: [],
});

export type Named = {
	/** The query says what kind it is: "bucket reports", an ARN, an ID that can be nothing else. */
	readonly surely: readonly Resource[];
	/** It says the service only: "s3 reports". */
	readonly maybe: readonly Resource[];
};

/** @param place Where what is found by its ARN is, if only its name is typed; without one such things are not found. */
export function resourcesNamed(query: string, place?: Place): Named {
	const text = query.trim();
	if (looksLikeArn(text)) return {surely: ofArn(text), maybe: []};
	const words = text.split(/\s+/);
	const name = words.at(-1) ?? '';
	const before = fold(words.slice(0, -1).join(''));
	const fits = resourcePages.filter((link) => nameOf(link, name, place) !== undefined && !isWord(link, name));
	const surely = fits.filter(
		(link) => isInstanceId(link, name) || isPath(before, name) || isCalled(link, before, name),
	);
	return {
		surely: [
			...surely.map((link) => resource(link, name, place)),
			...(/^i-[0-9a-f]{1,16}$/.test(name) && surely.length === 0 ? [instancesLike(name)] : []),
		],
		maybe: fits
			.filter((link) => !surely.includes(link) && servicesCalled(link).includes(before))
			.map((link) => resource(link, name, place)),
	};
}

function ofArn(text: string): readonly Resource[] {
	const arn = parseArn(text);
	if (!arn) return [];
	const link = deepLinkOfArn(arn)?.link;
	const service = link ? shortName(link) : (findTarget(arn.service)?.service.shortName ?? arn.service);
	return [{id: arn.text, title: `${service} ${arn.resource}`, subtitle: arn.region, matched: []}];
}

/** `i-0123456789abcdef0` needs no word before it. */
const isInstanceId = (link: DeepLink, name: string) => link.kind === 'instance' && link.pattern.test(name);

/** `/aws/lambda/x`: what begins with a slash names itself. */
const isPath = (words: string, name: string) => words === '' && /^\/[^/]/.test(name);

/**
 * "bucket", "s3bucket", "buckets": the kind, with or without its service. Before what can be nothing but a name, also
 * what the list of such things is called: "logs /aws/lambda/x".
 */
function isCalled(link: DeepLink, words: string, name: string): boolean {
	const list = findTarget(link.service)?.service.pages.find(({id}) => id === link.listPage);
	const kinds = [
		noun(link),
		link.kind,
		link.listPage,
		...(link.otherKinds ?? []),
		...(name.includes('/') ? (list?.aliases ?? []) : []),
	].map(fold);
	return ['', ...servicesCalled(link)].some(
		(one) => words.startsWith(one) && kinds.includes(words.slice(one.length)),
	);
}

function servicesCalled({service}: DeepLink): readonly string[] {
	const found = findTarget(service)?.service;
	return [service, found?.shortName ?? '', found?.name ?? '', ...(found?.aliases ?? [])]
		.map(fold)
		.filter((one) => one !== '');
}

/** "s3 buckets" means the list and not a bucket of that name. */
const isWord = (link: DeepLink, name: string) =>
	[noun(link), link.kind, link.listPage].map(fold).includes(fold(name));

/** The list of instances, searched for the beginning of an ID. */
const instancesLike = (id: string): Resource => ({
	id: `https://console.aws.amazon.com/ec2/home#Instances:search=${id}`,
	title: `EC2 · Instances ${id}…`,
	subtitle: '',
	matched: [],
});
