import {findTarget} from '../../console/lookup.ts';
import type {Pass} from '../../pass/pass.ts';
import type {VisitorSummary} from '../../policy/preview/preview.ts';

const nameOf = (service: string) => findTarget(service)?.service.shortName ?? service;

const roleName = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

export type NoteStyle = {
	/** @default 'markdown' */
	readonly format?: 'markdown' | 'plain';
	/** @default 'en' */
	readonly language?: Language;
};

type Language = 'en' | 'ja';

/** What `--note` takes: a format, or the message in Japanese. */
export type NoteWord = 'markdown' | 'plain' | 'ja';

/**
 * How the message is written.
 * @param asked What stood behind `--note`; true: nothing.
 * @param env The locale says the language (POSIX, "Internationalization Variables").
 */
export const noteStyle = (
	asked: NoteWord | true,
	env: Readonly<Record<string, string | undefined>>,
): NoteStyle => {
	const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
	return {
		format: asked === 'plain' ? 'plain' : 'markdown',
		language: asked === 'ja' || locale.startsWith('ja') ? 'ja' : 'en',
	};
};

type Words = {
	readonly locale: string;
	readonly head: (name: string) => string;
	readonly home: string;
	readonly role: (name: string) => string;
	readonly opensIn: (page: string, region: string) => string;
	readonly labels: Readonly<Record<'account' | 'opens' | 'can' | 'narrowed' | 'link' | 'session', string>>;
	readonly colon: string;
	readonly end: string;
};

const words: Readonly<Record<Language, Words>> = {
	en: {
		locale: 'en-GB',
		head: (name) => `Here is your day pass to the AWS console, as ${name}:`,
		home: 'the console’s home page',
		role: (name) => `, role ${name}`,
		opensIn: (page, region) => `${page} in ${region}`,
		labels: {
			account: 'Account',
			opens: 'Opens',
			can: 'Access',
			narrowed: 'Narrowed to',
			link: 'Open the link before',
			session: 'The session ends',
		},
		colon: ':',
		end: 'Open it in a private window, or sign out of AWS first. Whoever has the link is you: please don’t pass it on.',
	},
	ja: {
		locale: 'ja-JP',
		head: (name) => `AWS コンソールへの一時的なサインインリンクです。セッション名は ${name} です：`,
		home: 'コンソールのホーム',
		role: (name) => `、ロール ${name}`,
		opensIn: (page, region) => `${page}（${region}）`,
		labels: {
			account: 'アカウント',
			opens: '開くページ',
			can: 'できること',
			narrowed: '制限',
			link: 'リンクの期限',
			session: 'セッションの終わり',
		},
		colon: '：',
		end: 'プライベートウィンドウで開くか、先に AWS からサインアウトしてください。このリンクを持つ人はあなたとして入れます。ほかの人に渡さないでください。',
	},
};

/** A moment for somebody elsewhere: the zone by its name and by its distance from UTC. */
const moment = (iso: string, locale: string) => {
	const date = new Date(iso);
	const part = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(locale, options).formatToParts(date).find(({type}) => type === 'timeZoneName')
			?.value ?? '';
	const day = new Intl.DateTimeFormat(locale, {dateStyle: 'long'}).format(date);
	const time = new Intl.DateTimeFormat(locale, {hour: '2-digit', minute: '2-digit'}).format(date);
	const offset = part({timeZoneName: 'longOffset'}).replace('GMT', 'UTC').replace('+00:00', '');
	const between = locale === 'en-GB' ? ', ' : ' ';
	return `${day}${between}${time} ${part({timeZoneName: 'long'})} (${offset})`;
};

/**
 * Somebody else's text within Markdown: no link, no picture, no HTML comes of it, and one line stays one. What is not
 * special in the middle of a line is left as it is.
 */
const escaped = (text: string) =>
	text
		.replaceAll(/\s+/g, ' ')
		.replaceAll(/[\\`*_[\]<>|~&!@]/g, '\\$&')
		.replaceAll('://', ':\\//')
		.replaceAll(/www\./gi, (www) => `${www.slice(0, -1)}\\.`);

/**
 * The message to send along with a link; the link itself included.
 * @param can What the visitor can do, where that is known.
 */
export const noteFor = (
	pass: Pass,
	can?: VisitorSummary,
	{format = 'markdown', language = 'en'}: NoteStyle = {},
): string => {
	const {locale, head, home, role, opensIn, labels, colon, end} = words[language];
	const quoted = (text: string) => (format === 'markdown' ? escaped(text) : text);
	const bold = (text: string) => (format === 'markdown' ? `**${text}**` : text);
	const facts: ReadonlyArray<readonly [string, string]> = [
		[labels.account, `${pass.account}${pass.role ? role(quoted(roleName(pass.role))) : ''}`],
		[labels.opens, opensIn(pass.service === 'console' ? home : nameOf(pass.service), pass.region)],
		...(can === undefined
			? []
			: [[labels.can, quoted(language === 'ja' ? can.inJapanese() : can.summary)] as const]),
		...(pass.scope.length === 0 ? [] : [[labels.narrowed, quoted(pass.scope.join(', '))] as const]),
		[labels.link, moment(pass.linkExpiresAt, locale)],
		[labels.session, moment(pass.sessionExpiresAt, locale)],
	];
	const gap = colon === ':' ? ' ' : '';
	return [
		head(bold(quoted(pass.sessionName))),
		'',
		pass.url,
		'',
		...facts.map(
			([label, value]) => `${format === 'markdown' ? '- ' : ''}${bold(`${label}${colon}`)}${gap}${value}`,
		),
		'',
		end,
	].join('\n');
};
