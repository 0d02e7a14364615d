/** Single resources in what somebody types into the search: an ARN, "s3 bucket reports", "log group /aws/lambda/x". */

import {looksLikeArn, parseArn} from './arn.ts';
import {deepLinkOfArn} from './deep-links.ts';
import {findTarget, fold} from './lookup.ts';
import {type DeepLink, resourcePages} from './resource-pages.ts';

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

const resource = (link: DeepLink, name: string): Resource => ({
	id: `${link.service}/${link.kind}/${name}`,
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

/** The resources that the query names. */
export function resourcesNamed(query: string): Named {
	const text = query.trim();
	if (looksLikeArn(text)) return {surely: ofArn(text), maybe: []};
	const words = text.split(/\s+/);
	const name = words.at(-1) ?? '';
	const before = fold(words.slice(0, -1).join(''));
	const fits = resourcePages.filter((link) => link.pattern.test(name) && !isWord(link, name));
	const surely = fits.filter((link) => isInstanceId(link, name) || isCalled(link, before));
	return {
		surely: [
			...surely.map((link) => resource(link, name)),
			...(/^i-[0-9a-f]{1,16}$/.test(name) && surely.length === 0 ? [instancesLike(name)] : []),
		],
		maybe: fits
			.filter((link) => !surely.includes(link) && servicesCalled(link).includes(before))
			.map((link) => resource(link, name)),
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

/** "bucket", "s3bucket", "buckets": the kind, with or without its service. */
function isCalled(link: DeepLink, words: string): boolean {
	const kinds = [noun(link), link.kind, link.listPage, ...(link.otherKinds ?? [])].map(fold);
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
