import type {Binding} from '../keys/bindings.ts';
import {dim, type Line, lineWidth, plain, strong} from '../text/line.ts';

type Shown = Pick<Binding<unknown>, 'shown' | 'does' | 'footer'>;

const item = ({shown, does}: Shown): Line => [strong(shown), plain(' '), dim(does)];

const gap = plain('   ');

const joined = (items: readonly Shown[]): Line =>
	items.flatMap((each, index) => (index === 0 ? [plain(' '), ...item(each)] : [gap, ...item(each)]));

/** The keys that work now, in the table's order; when there is no room, those of least use are left to help. */
export const footerLine = (keys: readonly Shown[], width: number): Line => {
	let items = keys.filter(({footer}) => footer !== undefined);
	while (items.length > 1 && lineWidth(joined(items)) > width) {
		const least = Math.max(...items.map(({footer}) => footer ?? 0));
		items = items.filter(({footer}) => footer !== least);
	}
	return joined(items);
};
