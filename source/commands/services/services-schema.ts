import {list, object, output, text} from '../json-schema.ts';

export const servicesSchema = output('services --json', {
	region: text('the region the addresses are of'),
	services: list(
		'services and pages, the best first',
		object(
			'something that --to opens',
			{
				id: text('what --to calls it'),
				title: text('its name in the console'),
				subtitle: text('its whole name; empty where the title says it all'),
			},
			{url: text('its address; absent where the region’s partition has no such page')},
		),
	),
});
