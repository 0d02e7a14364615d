/** What a visitor could do, in one line of Japanese: for the message that goes with a link. */
import {mostActions, mostTold, resourcesOf, type SummaryPart, type Writer} from './summary.ts';
import {byFame, firstFew, type Named, resourceParts, shortName} from './summary-name.ts';

/** A blank stands between Latin letters and Japanese, and nowhere else. */
const then = (before: string, after: string): string =>
	`${before}${/[!-~]$/.test(before) ? ' ' : ''}${after}`;

const namesOf = (rows: readonly Named[]): string => {
	const {shown, rest} = firstFew(byFame(rows).map(shortName), mostTold);
	return `${shown.join('、')}${rest === 0 ? '' : ` ほか ${rest} サービス`}`;
};

const changeWords = ({row, changes, reads}: Writer): string => {
	const {told} = resourceParts(resourcesOf(changes));
	const where =
		told.length === 0
			? ''
			: `（${told.slice(0, mostTold).join('、')}${told.length > mostTold ? ' など' : ''}）`;
	const name = `${shortName(row)}${where}`;
	if (changes.length <= mostActions) return then(name, 'の一部の変更');
	return then(name, reads ? 'の読み書き' : 'への書き込み');
};

const changesWords = (writers: readonly Writer[]): string => {
	const rows = writers.map(({row}) => row);
	if (rows.length > mostTold + 1) return then(namesOf(rows), 'への書き込み');
	return byFame(rows)
		.flatMap((row) => writers.filter((writer) => writer.row === row).map(changeWords))
		.join('；');
};

const partWords = (part: SummaryPart): string => {
	switch (part.part) {
		case 'nothing':
			return part.isRead ? '何もできません' : '読めた範囲では何もできません';
		case 'only-unknown':
			return `daypass が知らない操作のみ（${part.actions.slice(0, 2).join('、')}${part.actions.length > 2 ? ' など' : ''}）`;
		case 'most': {
			const {missing, limited, isRead} = part;
			const but = missing.length > 0 ? then(namesOf(missing), '以外の') : '';
			const limits = limited.length > 0 ? `（${then(namesOf(limited), 'は一部')}）` : '';
			const who = missing.length + limited.length === 0 ? '（管理者）' : limits;
			return `${but}すべて${who}${isRead ? '' : '、ただし読めた範囲で'}`;
		}
		case 'whole':
			return then(namesOf(part.rows), 'のすべて');
		case 'reads':
			return then(namesOf(part.rows), 'の読み取りのみ');
		case 'looks':
			return then(namesOf(part.rows), 'の名前と設定の閲覧のみ');
		case 'changes':
			return changesWords(part.writers);
		case 'conditional':
			return `条件つきで ${namesOf(part.rows)}`;
		case 'unclear':
			return then(namesOf(part.rows), 'は判断できません');
		case 'unknown':
			return 'daypass が知らない操作';
		case 'unread':
			return '読めなかったポリシーがあります';
	}
};

/** The parts in one line of Japanese: services by their names, and how far each may be used. */
export const summaryInJapanese = (parts: readonly SummaryPart[]): string => parts.map(partWords).join('；');
