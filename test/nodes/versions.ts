/** The Node.js lines the built program promises to run on: each as npm ships its binaries. */
export const lines = ['20.19', '22', '24', '26'] as const;

export type NodeLine = (typeof lines)[number];

/** Lines that are too old: there it has to say so. */
export const oldLines = ['16', '18'] as const;

export type OldLine = (typeof oldLines)[number];
