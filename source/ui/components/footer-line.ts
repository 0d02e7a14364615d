import type {Binding} from '../keys/bindings.ts';
import {dim, type Line, lineWidth, plain, strong} from '../text/line.ts';

type Shown = Pick<Binding<unknown>, 'shown' | 'does' | 'footer'>;

const item = ({shown, does}: Shown): Line => [strong(shown), plain(' '), dim(does)];

const joined = (items: readonly Shown[], gap: string): Line =>
	items.flatMap((each, index) => [plain(index === 0 ? ' ' : gap), ...item(each)]);

/** The keys that work now, in the table's order; when there is no room, those of least use are left to help. */
export const footerLine = (keys: readonly Shown[], width: number): Line => {
	let items = keys.filter(({footer}) => footer !== undefined);
	for (;;) {
		const fitting = ['   ', '  '].map((gap) => joined(items, gap)).find((line) => lineWidth(line) <= width);
		if (fitting !== undefined) return fitting;
		const least = Math.max(...items.map(({footer}) => footer ?? 0));
		items = items.filter(({footer}) => footer !== least);
	}
};
