import {withinList} from '../components/list/list-cursor.ts';
import type {Size} from '../layout.ts';
import {listRows} from '../screens/roles/roles-update.ts';
import type {AppState} from './app-state.ts';

/** The same state in a window of another size: what was chosen stays in sight. */
export const resized = (before: AppState, size: Size): AppState => {
	const state = {...before, size};
	const {roles} = state;
	return {
		...state,
		roles: {...roles, cursor: withinList(roles.cursor, roles.rows.length, listRows(state))},
	};
};
